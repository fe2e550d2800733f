#pragma once

// What the archives of tests in shards hold, and what they are asked.

#include <cstddef>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "depeche/search.h"
#include "search/random_queries.h"
#include "support/dispatches.h"

namespace depeche::test {

// Versions in two parts, dates of all precisions, sources, places, properties and acronyms.
inline std::vector<Dispatch> stories() {
  std::vector<Dispatch> all;
  const auto add = [&](Dispatch dispatch) { all.push_back(std::move(dispatch)); };
  add(written(from(dispatch_of("a1",
                               "L'Organisation du traité de sécurité collective (OTSC) a commencé jeudi le retrait "
                               "de son contingent du Kazakhstan, a annoncé le ministère russe de la Défense.",
                               "Kazakhstan : début du retrait"),
                   "AFP", "Almaty, Kazakhstan"),
              "2022-01-13 10:00"));
  add(written(from(dispatch_of("a2",
                               "L'Organisation du traité de sécurité collective (OTSC) a commencé jeudi le retrait "
                               "de son contingent du Kazakhstan, a annoncé le ministère russe de la Défense. Les "
                               "premiers avions ont quitté Almaty dans la matinée.",
                               "Kazakhstan : l'OTSC se retire"),
                   "AFP", "ALMATY"),
              "2022-01-13 12:30"));
  add(written(
      from(dispatch_of("b", "Les forces de l'OTSC quitteront le pays en dix jours, a promis le président Tokaïev.",
                       "Tokaïev promet un retrait rapide"),
           "Reuters", "Nour-Soultan"),
      "2022-01-11 09:00"));
  add(dated(dispatch_of("c",
                        "Le coup d'État au Burkina Faso, et les manifestants qui l'ont salué. La plate-forme "
                        "d'opposition se tait.",
                        "Coup d'État à Ouagadougou"),
            "2022-01"));
  add(dated(dispatch_of("d",
                        "Une manifestation a réuni dix mille personnes à Paris contre la réforme des retraites, "
                        "dont le retrait est demandé le 20 janvier 2022.",
                        "Manifestation à Paris"),
            "2022-01-14"));
  add(dispatch_of("e", "Le marché du gaz se détend, les prix baissent de dix pour cent. Le maire ferme l'usine à gaz.",
                  "Gaz : les prix baissent"));
  add(dated(from(dispatch_of("f", "La fermeture de l'usine de gaz de Lacq a été annoncée. Les salariés sont en grève.",
                             "Lacq : l'usine ferme"),
                 "AFP", "Pau (France)"),
            "2021-12-30"));
  add(dated(dispatch_of("g",
                        "Grève à la SNCF, la Société nationale des chemins de fer français (SNCF) : un train sur "
                        "dix. Les syndicats demandent le retrait du plan.",
                        "SNCF : grève vendredi"),
            "2021"));
  for (Dispatch& dispatch : all)
    if (dispatch.id < "d") dispatch.properties.push_back({"category", "Politique", ""});
  return all;
}

inline std::vector<Dispatch> random_dispatches(RandomWorld& random, std::size_t count) {
  std::vector<Dispatch> dispatches;
  for (const Story& story : random.stories(count, "s")) dispatches.push_back(story.dispatch);
  return dispatches;
}

inline std::vector<std::string> queries() {
  return {"retrait OTSC",
          "retrait",
          "\"coup d'état\"",
          "\"retrait de son contingent\" Almaty",
          "manif*",
          "m?nifestant",
          "kazakstan~",
          "retrait ~3 contingent",
          "PROCHE(retrait contingent)",
          "+gaz -usine",
          "gaz OU grève",
          "titre:gaz",
          "source:AFP retrait",
          "lieu:almaty",
          "date:2022-01-13",
          "date:2022-01 retrait",
          "SNCF",
          "chemins de fer français",
          "rubrique:politique",
          "qui a promis un retrait rapide ?",
          "retraits des contingents de l'organisation du traité de sécurité collective annoncés par le ministère russe",
          "fermer usine",
          "plateforme opposition",
          "xyzzy",
          "retrait xyzzy",
          "manifestassions",
          "\"les syndicats du gaz\" grève",
          "le",
          "",
          "jeudi 13 janvier retrait",
          "mentionne:2022-01-20"};
}

// The first line that is not the same; nothing when all are.
inline std::string first_difference(const std::string& one, const std::string& other) {
  std::istringstream lines(one);
  std::istringstream others(other);
  std::string line;
  std::string wanted;
  while (std::getline(lines, line) && std::getline(others, wanted))
    if (line != wanted) return line + "\nin place of\n" + wanted;
  return one == other ? "" : "one is longer";
}

inline SearchRequest typed(const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.today = kToday;
  return request;
}

}  // namespace depeche::test
