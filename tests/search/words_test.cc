#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

TEST_CASE("dispatches with more of the query's words come first") {
  const Archive archive({
      dispatch_of("one", "Le retrait est annoncé."),
      dispatch_of("three", "Le retrait des troupes russes commence."),
      dispatch_of("two", "Le retrait des troupes commence."),
      dispatch_of("none", "La neige tombe sur la ville."),
  });
  archive.finds_in_order({
      {"retrait troupes russes", "three two one"},
      {"russes troupes", "three two"},
      {"neige", "none"},
      {"chameau", ""},
  });
}

TEST_CASE("a word of the title counts beside those of the text") {
  const Archive archive({
      dispatch_of("text", "Le chômage baisse en décembre, et ce chômage baissait déjà en mai.",
                  "Économie de la région"),
      dispatch_of("title", "Le chômage baisse en décembre, et ce mouvement avait commencé en mai.",
                  "Le chômage baisse"),
      dispatch_of("a", "Rien."),
      dispatch_of("b", "Rien."),
      dispatch_of("c", "Rien."),
      dispatch_of("d", "Rien.", "Neige"),
  });
  archive.finds_in_order({{"chômage", "title text"}});
}

TEST_CASE("a word finds its other forms, and its own form ranks first") {
  const Archive archive({
      dispatch_of("singular", "Le retrait du cheval."),
      dispatch_of("plural", "Les retraits des chevaux."),
      dispatch_of("crowd", "Les manifestants avancent."),
      dispatch_of("march", "La manifestation avance."),
  });
  archive.finds_in_order({
      {"retrait", "singular plural"},
      {"retraits", "plural singular"},
      {"cheval", "singular plural"},
      {"chevaux", "plural singular"},
      {"manifestant", "crowd"},
      {"manifestations", "march"},
  });
}

TEST_CASE("accents and case are ignored, and break ties when they are typed") {
  const Archive archive({
      dispatch_of("market", "Le marché est ouvert."),
      dispatch_of("walk", "La marche est ouverte."),
      dispatch_of("state", "L'État dépense."),
      dispatch_of("capital", "L'ETAT DEPENSE POUR LA VILLE."),
      dispatch_of("work", "Une œuvre est restituée."),
  });
  archive.finds_in_order({{"marche", "walk market"}, {"marché", "market walk"}, {"MARCHÉ", "market walk"}});
  archive.finds({
      {"etat", "capital state"},
      {"État", "capital state"},
      {"E\u0301tat", "capital state"},
      {"oeuvre", "work"},
      {"ŒUVRES", "work"},
  });
}

TEST_CASE("an acronym is found however it is written, with and without its article") {
  const Archive archive({
      dispatch_of("plain", "Le contingent OTSC part."),
      dispatch_of("elided", "Le contingent de l’OTSC part."),
      dispatch_of("dotted", "Le contingent de l'O.T.S.C. part."),
      dispatch_of("other", "Le contingent de l'ONU part."),
  });
  for (const std::string query : {"OTSC", "O.T.S.C.", "l'OTSC", "l’OTSC", "otsc", "l'O.T.S.C."})
    archive.finds({{query, "dotted elided plain"}});
  archive.finds({{"l'ONU", "other"}, {"onu", "other"}});
}

TEST_CASE("a word in capitals means the acronym first") {
  const Archive archive({
      dispatch_of("verb", "Le train est en gare, il est parti, il est arrivé."),
      dispatch_of("east", "Le vent souffle de l'est vers le nord."),
      dispatch_of("acronym", "La société EST publie ses comptes annuels."),
  });
  CHECK(ids_of(archive.search("EST")).at(0) == "acronym");
}

TEST_CASE("words of grammar weigh nothing beside others, and alone they still find") {
  const Archive archive({
      dispatch_of("a", "Le président parle de la réforme."),
      dispatch_of("b", "Président du conseil, il reste."),
      dispatch_of("c", "Il neige. Comment faire pour partir ?"),
  });
  archive.finds({
      {"le président de la", "a b"},
      {"le", "a"},
      {"il", "b c"},
      {"comment faire pour", "c"},
      {"comment parle le président", "a b"},
  });
}

TEST_CASE("interrogatives weigh nothing unless in a phrase or alone") {
  const Archive archive({
      dispatch_of("asks",
                  "Comment ? Quel, quelle, quels ? Pourquoi ? Combien ? Lequel ? Duquel ? Est-ce que c'est quoi ? Où "
                  "se trouve-t-on ?"),
      dispatch_of("snow", "La neige tombe sur la ville et sur les routes du nord depuis ce matin."),
      dispatch_of("both", "Pourquoi la neige tombe-t-elle ? Nul ne dit combien de temps elle tiendra sur la route."),
  });
  const auto words_of = [&](const std::string& query) {
    const std::string text = archive.searcher().explain(request_of(query)).value();
    std::string words;
    for (std::size_t at = 0; (at = text.find("\nword ", at)) != std::string::npos;) {
      at += 6;
      words += (words.empty() ? "" : " ") + text.substr(at, text.find(':', at) - at);
    }
    return words;
  };
  for (const std::string query :
       {"comment neige", "quel neige", "quelle neige", "pourquoi neige", "combien de neige", "est-ce que la neige",
        "qu'est-ce que la neige", "Qu’est-ce que la neige ?", "qu'est-ce qui neige", "lequel neige", "laquelle neige",
        "duquel neige", "auxquelles neige", "c'est quoi la neige", "d'où neige", "y a-t-il la neige"}) {
    INFO("query: " << query);
    CHECK(words_of(query) == "neige");
    CHECK(archive.sorted_ids(request_of(query)) == "both snow");
  }
  for (const std::string query :
       {"où se trouve la neige ?", "Où se situe la neige ?", "Dans quelle ville se trouvait la neige",
        "où est située la neige", "que veut dire neige", "Que signifie la neige ?", "Comment s'appelle la neige ?",
        "comment se nomme la neige", "comment appelle-t-on la neige"}) {
    INFO("query: " << query);
    CHECK(words_of(query) == (query.find("ville") == std::string::npos ? "neige" : "ville neige"));
  }
  // What the verbs say elsewhere counts.
  CHECK(words_of("il trouve la neige") == "trouve neige");
  CHECK(words_of("se trouve la neige") == "trouve neige");
  CHECK(words_of("comment la neige est appelée") == "neige appelée");
  CHECK(words_of("que dire de la neige") == "dire neige");
  archive.finds({
      {"comment", "asks"},
      {"quel", "asks"},
      {"pourquoi", "asks both"},
      {"combien", "asks both"},
      {"lequel", "asks"},
      {"est-ce que", "asks snow"},
      {"qu'est-ce que", "asks snow"},
      {"pourquoi combien", "asks both"},
      {"\"combien de temps\"", "both"},
      {"\"pourquoi la neige\"", "both"},
      {"\"est-ce que\"", "asks"},
      {"où se trouve", "asks"},
      {"\"où se trouve\"", "asks"},
      {"+pourquoi neige", "asks both"},
  });
}

TEST_CASE("hyphenated names are found in parts, joined, and apart") {
  const Archive archive({
      dispatch_of("hyphen", "Kassym-Jomart Tokaïev à Nur-Sultan."),
      dispatch_of("apart", "Kassym Jomart Tokaiev en visite."),
      dispatch_of("today", "Aujourd’hui, quelqu'un à N'Djamena."),
  });
  archive.finds({
      {"+Kassym +Jomart", "apart hyphen"},
      {"+Kassym-Jomart", "apart hyphen"},
      {"Nursultan", "hyphen"},
      {"Tokaïev", "apart hyphen"},
      {"aujourd'hui", "today"},
      {"Ndjamena", "today"},
  });
}

TEST_CASE("an empty query lists the archive, and one of punctuation finds nothing") {
  const Archive archive({
      dated(dispatch_of("old", "Un texte."), "2021-05"),
      dated(dispatch_of("new", "Un texte."), "2022-05-01"),
      dispatch_of("undated", "Un texte."),
  });
  archive.finds_in_order({{"", "new old undated"}, {"*", "new old undated"}, {" ?! … ()", ""}});
}

TEST_CASE("an archive whose last dispatch is gone answers") {
  const Archive archive({dispatch_of("only", "Le retrait.")});
  auto writer = IndexWriter::open(archive.index());
  REQUIRE(writer);
  REQUIRE(writer->remove("only").value());
  REQUIRE(writer->commit());
  for (const std::string query : {"", "retrait", "\"le retrait\"", "retrait*", "NOT a", "date:2022"}) {
    const auto results = archive.search(query);
    CHECK(results.hits.empty());
    CHECK(results.total == 0);
  }
}
