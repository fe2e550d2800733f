#include "text/normalizer.h"

#include <string>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "text/function_words.h"

using namespace depeche::text;

TEST_CASE("A form is lower case with its accents") {
  struct Case {
    std::string_view word, lower, upper, folded;
  };
  for (const auto& [word, lower, upper, folded] :
       {Case{"État", "état", "ÉTAT", "etat"}, Case{"ETAT", "etat", "ETAT", "etat"},
        Case{"Œuvre", "oeuvre", "OEUVRE", "oeuvre"}, Case{"Nicæa", "nicaea", "NICAEA", "nicaea"},
        Case{"aujourd’hui", "aujourd'hui", "AUJOURD'HUI", "aujourdhui"},
        Case{"O`Brien", "o'brien", "O'BRIEN", "obrien"}, Case{"e\u0301te\u0301", "été", "ÉTÉ", "ete"},
        Case{"co\u00ADop", "coop", "COOP", "coop"}, Case{"ﬁn", "fin", "FIN", "fin"}, Case{"１６", "16", "16", "16"},
        Case{"Łódź", "łódź", "ŁÓDŹ", "lodz"}, Case{"Алматы", "алматы", "АЛМАТЫ", "алматы"},
        Case{"Straße", "strasse", "STRASSE", "strasse"}, Case{"İzmir", "i\u0307zmir", "İZMIR", "izmir"}}) {
    INFO(word);
    CHECK(lower_form(word) == lower);
    if (word != "İzmir") CHECK(upper_form(word) == upper);
    CHECK(fold(word) == folded);
  }
}

TEST_CASE("Letters of Latin-1 are what they are beside a letter that is none of them") {
  const std::string other = "ŵ";
  for (unsigned code = 1; code < 0x100; ++code) {
    std::string letter;
    depeche::base::append_utf8(letter, code);
    for (const std::string& word : {letter, 'a' + letter, letter + "é'", "É" + letter + letter + 'z'}) {
      INFO(code << ": " << word);
      CHECK(lower_form(word) + other == lower_form(word + other));
      CHECK(fold(word) + "w" == fold(word + other));
    }
  }
  for (const std::string cut : {"\xC3", "a\xC3", "\xC3z", "\xC3\xC3", "é\xC3"}) {
    CHECK(lower_form(cut) + ' ' + other == lower_form(cut + ' ' + other));
    CHECK(fold(cut) + " w" == fold(cut + ' ' + other));
  }
}

TEST_CASE("Capitals are two letters or more, all of them capitals") {
  for (std::string_view word : {"ONU", "ÉTAT", "CO2", "G7X", "U.E", "АЭС"}) CHECK(is_all_capitals(word));
  for (std::string_view word : {"A", "Onu", "onu", "G20", "2022", "", "ONUs", "ÉTAt"})
    CHECK_FALSE(is_all_capitals(word));
}

TEST_CASE("Query stop words are a longer list than function words, and neither holds subjects") {
  for (std::string_view word : {"le", "la", "des", "comment", "pourquoi", "lequel", "dont", "ete", "est", "qu"})
    CHECK(is_query_stop_word(word));
  for (std::string_view word : {"monde", "otsc", "retrait", "etat", "hors", "loi", "coup", "paris"})
    CHECK_FALSE(is_query_stop_word(word));
  for (std::string_view word : {"le", "à", "où", "leur"}) CHECK(function_word_index(word));
  for (std::string_view word : {"été", "car", "LE", "otsc", "ou bien", ""}) CHECK_FALSE(function_word_index(word));
}
