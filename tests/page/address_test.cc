#include "page/address.h"

#include <catch2/catch.hpp>

using depeche::page::Address;

TEST_CASE("A link changes what it is about, keeps the rest, and leads to the first page of hits") {
  const Address search("/", {{"q", "gaz"}, {"sources", "AFP"}, {"offset", "20"}});
  CHECK(search.text() == "/?q=gaz&sources=AFP&offset=20");
  CHECK(search.with("q", "été 2021").text() == "/?sources=AFP&q=%C3%A9t%C3%A9%202021");
  CHECK(search.with("q", "").text() == "/?sources=AFP");
  CHECK(search.and_with("sources", "ATS").text() == "/?q=gaz&sources=AFP&sources=ATS");
  CHECK(search.and_with("sources", "AFP").text() == "/?q=gaz&sources=AFP");
  CHECK(search.without("sources", "ATS").text() == "/?q=gaz&sources=AFP");
  CHECK(search.without("sources", "AFP").text() == "/?q=gaz");
  CHECK(search.with("offset", "30").text() == "/?q=gaz&sources=AFP&offset=30");
  CHECK(search.at("/v1/export").text() == "/v1/export?q=gaz&sources=AFP&offset=20");
}

TEST_CASE("Only a search has pages of hits") {
  CHECK(Address("/compare").with("before", "a").with("after", "b").with("lang", "fr").text() ==
        "/compare?before=a&after=b&lang=fr");
}
