// Verbs meet their forms: regular ones conjugated by rules of the test, irregular ones from a table.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "text/stem_pairs.h"

using namespace depeche::test;

namespace {

std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (end > at) words.emplace_back(list.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

void check_forms(const std::string& infinitive, const std::vector<std::string>& forms) {
  for (const std::string& form : forms) {
    INFO(infinitive << " → " << stem(infinitive) << ", " << form << " → " << stem(form));
    CHECK(stem(infinitive) == stem(form));
  }
}

// All forms of a verb in -er but for the present participle, given what stands before -er.
std::vector<std::string> forms_in_er(const std::string& root) {
  std::string hard = root;  // before a and o
  if (hard.ends_with('g')) hard += 'e';
  if (hard.ends_with('c')) hard.replace(hard.size() - 1, 1, "ç");
  std::vector<std::string> forms;
  for (const char* ending :
       {"e",    "es",  "ez",    "ent",  "iez",   "é",     "ée",    "és",     "ées",   "èrent",  "erai",
        "eras", "era", "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient"})
    forms.push_back(root + ending);
  for (const char* ending : {"ons", "ais", "ait", "aient", "ai", "as", "a", "âmes", "âtes", "ât", "asse", "asses",
                             "assions", "assiez", "assent"})
    forms.push_back(hard + ending);
  return forms;
}

std::vector<std::string> forms_in_ir(const std::string& root) {
  std::vector<std::string> forms;
  for (const char* ending :
       {"is",   "it",   "issons", "issez", "issent", "issais", "issait", "issions", "issiez", "issaient", "irai",
        "iras", "ira",  "irons",  "irez",  "iront",  "irais",  "irait",  "irions",  "iriez",  "iraient",  "irent",
        "îmes", "îtes", "ît",     "isse",  "isses",  "issant", "i",      "ie",      "ies"})
    forms.push_back(root + ending);
  return forms;
}

bool is_another_word(const std::string& form) {
  const std::vector<std::string> words = words_of(
      "tournée tournées rue rues entre porta portas durent usa usas jura causa duras durée durées format formât jetons "
      "lions marchais mena niais nourrissons ruas évita agîtes réussîtes subîtes");
  return std::ranges::find(words, form) != words.end();
}

constexpr std::pair<const char*, const char*> kIrregularVerbs[] = {
    {"élire", "élis élit élisent élisait élira élirait élut élu élue élus élues"},
    {"lire", "lis lisent lisait lira lu lue lus lues"},
    {"détenir", "détiens détient détiennent détenait détiendra détint détenu détenue détenus détenues"},
    {"tenir", "tient tiennent tenait tiendra tint tinrent tenu tenue"},
    {"venir", "vient viennent venait viendra vint vinrent venu venues"},
    {"intervenir", "intervient intervenait interviendra intervint intervenu"},
    {"battre", "bat battent battait battra battit battu battue battus"},
    {"combattre", "combat combattent combattait combattra combattu"},
    {"abattre", "abat abattent abattit abattu abattus"},
    {"rompre", "rompt rompent rompait rompra rompit rompu rompue"},
    {"interrompre", "interrompt interrompait interrompu interrompue"},
    {"vaincre", "vainc vainquent vainquit vaincra vaincu vaincus"},
    {"résoudre", "résout résolvent résolvait résoudra résolu résolue résolus"},
    {"promouvoir", "promeut promeuvent promouvait promu promue promus"},
    {"émouvoir", "émeut émeuvent ému émue"},
    {"recevoir", "reçois reçoit reçoivent recevons recevait recevaient recevra reçut reçurent reçu reçue reçus"},
    {"percevoir", "perçoit perçoivent percevait percevra perçu perçue"},
    {"apercevoir", "aperçoit apercevait aperçut aperçu"},
    {"prendre", "prend prennent prenait prendra prit prirent pris prise prises prenne"},
    {"apprendre", "apprend apprennent apprenait apprendra apprit appris apprise"},
    {"comprendre", "comprend comprennent comprenait comprit compris comprise"},
    {"mettre", "met mettent mettait mettra mit mirent mis mise"},
    {"permettre", "permet permettent permettait permit permis permise"},
    {"promettre", "promet promettait promit promis promise"},
    {"vendre", "vend vendent vendait vendra vendit vendu vendue"},
    {"attendre", "attend attendent attendait attendra attendit attendu attendue"},
    {"répondre", "répond répondait répondra répondit répondu"},
    {"perdre", "perd perdent perdait perdra perdit perdu perdus"},
    {"descendre", "descend descendait descendit descendu"},
    {"suivre", "suit suivent suivait suivra suivit suivi suivie"},
    {"poursuivre", "poursuit poursuivent poursuivait poursuivi"},
    {"vivre", "vit vivent vivait vivra vécut vécu vécue"},
    {"écrire", "écrit écrivent écrivait écrira écrivit écrite"},
    {"inscrire", "inscrit inscrivent inscrivait inscrite"},
    {"dire", "dit disent disait dira dite dites dirent"},
    {"interdire", "interdit interdisent interdisait interdite"},
    {"conduire", "conduit conduisent conduisait conduira conduisit conduits"},
    {"détruire", "détruit détruisent détruisait détruira détruisit détruite"},
    {"construire", "construit construisent construisait construite"},
    {"nuire", "nuisent nuisait nuira nui"},
    {"craindre", "craint craignent craignait craindra craignit crainte"},
    {"atteindre", "atteint atteignent atteignait atteignit atteinte"},
    {"éteindre", "éteint éteignent éteignait éteinte"},
    {"rejoindre", "rejoint rejoignent rejoignait rejoignit rejointe"},
    {"plaindre", "plaint plaignent plaignait plaignit"},
    {"connaître", "connaît connaissent connaissait connaîtra connut connu connues"},
    {"reconnaître", "reconnaît reconnaissent reconnaissait reconnut reconnu"},
    {"disparaître", "disparaît disparaissent disparaissait disparut disparu disparus"},
    {"naître", "naît naissent naissait naquit né née nés nées"},
    {"accroître", "accroît accroissent accroissait accrut accru accrue"},
    {"croire", "crois croit croient croyait croira crut croyons"},
    {"boire", "boit boivent buvait boira buvons"},
    {"voir", "voit voient voyait verra verrait vu voyons"},
    {"prévoir", "prévoit prévoient prévoyait prévoira prévu prévues"},
    {"vouloir", "veut veulent voulait voudra voulut voulu veuille"},
    {"savoir", "sait savent savait saura sut sache sachant"},
    {"valoir", "vaut valent valait vaudra valut valu vaille"},
    {"falloir", "faut fallait faudra faudrait fallu"},
    {"pouvait", "peut peuvent pourra pourrait puisse pu"},
    {"courir", "courent courait courra courut couru"},
    {"parcourir", "parcourt parcourent parcourait parcouru"},
    {"mourir", "meurt meurent mourait mourra mourut meure"},
    {"sortir", "sortent sortait sortira sortit sorti sortie"},
    {"partir", "partent partait partira partit"},
    {"servir", "sert servent servait servira servit servi"},
    {"sentir", "sentent sentait sentira sentit senti"},
    {"mentir", "ment mentent mentait mentira menti"},
    {"dormir", "dort dorment dormait dormira dormi"},
    {"ouvrir", "ouvre ouvrent ouvrait ouvrira ouvrit ouvert ouverte"},
    {"découvrir", "découvre découvrent découvrait découvrit découvert"},
    {"offrir", "offre offrent offrait offrira offrit offert offerte"},
    {"souffrir", "souffre souffrent souffrait souffert"},
    {"acquérir", "acquiert acquièrent acquérait acquirent acquis acquise"},
    {"conquérir", "conquiert conquérait conquit conquis"},
    {"accueillir", "accueille accueillent accueillait accueillera accueillit accueilli"},
    {"fuir", "fuit fuient fuyait fuira fui"},
    {"rire", "rit rient riait rira rirent"},
    {"conclure", "conclut concluent concluait conclura conclu conclue"},
    {"exclure", "exclut excluent excluait exclu exclus"},
    {"extraire", "extrait extraient extrayait extraira extraite"},
    {"plaire", "plaît plaisent plaisait plaira"},
    {"suffire", "suffit suffisent suffisait suffira"},
    {"aller", "vont allait aille iront irait allé"},
    {"faire", "fait font faisait fera ferait fasse fit"},
};

}  // namespace

TEST_CASE("Regular verbs in -er meet all their forms") {
  for (const std::string& root : words_of(
           "abandonn accept accus achev ador affirm ajout annonc arrach arrêt arriv assist assur attaqu autoris bless "
           "bloqu caus chang cherch class command commenc compt condamn confirm consacr conserv constat continu "
           "critiqu débarqu débloqu décid déclar demand dénonc dépos désign diffus dirig discut donn dur écart "
           "échou écout effectu effondr élabor élev embauch emmen emprunt engag entr envisag estim évit évoqu examin "
           "expliqu export exprim fabriqu ferm financ form fouill frapp gagn gard gèr habit huil impos indiqu inform "
           "install interrog invit jou jug justifi lâch lanc li libér licenci limit livr lou lutt mang manifest manqu "
           "march men menac mont montr négoci ni nomm not observ ôt oubli oppos organis os parl particip "
           "pass perturb plac pleur port pos préfér prépar présent prolong prouv provoqu publi quitt "
           "racont rapport réalis recul refus regrett relanc remarqu remerci rencontr renforc report "
           "résist respect rest retir révél risqu ru salu saut sign soulign stopp suspect témoign tent tir tomb touch "
           "tourn travaill travers trouv tu us utilis vaccin valid vers vid visit vol vot")) {
    std::vector<std::string> forms = forms_in_er(root);
    std::erase_if(forms, is_another_word);
    check_forms(root + "er", forms);
  }
}

TEST_CASE("Verbs whose root changes meet all their forms") {
  check_forms("appeler", words_of("appelle appelles appellent appelons appelait appelé appellera appelleraient"));
  check_forms("jeter", words_of("jette jettent jetez jetait jeté jettera jetteraient"));
  check_forms("acheter", words_of("achète achètent achetait achètera acheté"));
  check_forms("espérer", words_of("espère espèrent espérait espérera espéré"));
  check_forms("payer", words_of("paie paies paient paye payons payait payé paiera paieront paierait payera"));
  check_forms("employer", words_of("emploie emploient employons employait employé emploiera emploieraient"));
  check_forms("appuyer", words_of("appuie appuient appuyait appuyé appuiera"));
  check_forms("envoyer", words_of("envoie envoient envoyait envoyé enverra enverrait enverront"));
  check_forms("renvoyer", words_of("renvoie renvoyé renverra"));
}

TEST_CASE("Verbs in -ir meet all their forms") {
  for (const std::string& root :
       words_of("fin chois réuss ag réag réun garant établ rétabl fourn sub envah nourr pun rempl sais trah enrich "
                "approfond avert bât convert démol éclairc élarg franch fléch guér obé ralent réfléch roug vieill")) {
    std::vector<std::string> forms = forms_in_ir(root);
    std::erase_if(forms, is_another_word);
    check_forms(root + "ir", forms);
  }
}

TEST_CASE("Irregular verbs meet their forms") {
  for (const auto& [infinitive, forms] : kIrregularVerbs) check_forms(infinitive, words_of(forms));
}

TEST_CASE("Present participles meet their verbs unless a noun or an adjective is meant") {
  for (const auto& [a, b] :
       {Pair{"affirmer", "affirmant"}, Pair{"annoncer", "annonçant"}, Pair{"juger", "jugeant"},
        Pair{"estimer", "estimant"}, Pair{"dénoncer", "dénonçant"}, Pair{"rappeler", "rappelant"},
        Pair{"choisir", "choisissant"}, Pair{"mettre", "mettant"}, Pair{"permettre", "permettant"}}) {
    INFO(a << ", " << b << " → " << stem(a) << ", " << stem(b));
    CHECK(stem(a) == stem(b));
  }
  for (const auto& [a, b] :
       {Pair{"manifester", "manifestant"}, Pair{"habiter", "habitant"}, Pair{"diriger", "dirigeant"},
        Pair{"militer", "militant"}, Pair{"importer", "important"}, Pair{"restaurer", "restaurant"},
        Pair{"représenter", "représentant"}, Pair{"étudier", "étudiant"}}) {
    INFO(a << ", " << b << " → " << stem(a));
    CHECK(stem(a) != stem(b));
  }
}

TEST_CASE("Nouns that are spelt like a form of a verb are no forms of it") {
  for (const auto& [a, b] :
       {Pair{"unir", "unités"},       Pair{"prendre", "primes"},     Pair{"mettre", "missions"},
        Pair{"relater", "relations"}, Pair{"verser", "versions"},    Pair{"cocher", "cochons"},
        Pair{"aller", "allée"},       Pair{"lire", "lit"},           Pair{"régir", "régime"},
        Pair{"régir", "régimes"},     Pair{"présider", "président"}, Pair{"exceller", "excellent"},
        Pair{"nuire", "nuit"},        Pair{"croire", "crue"},        Pair{"entretenir", "entretiens"},
        Pair{"viser", "visa"},        Pair{"jurer", "Jura"},         Pair{"conseil", "conseillé"},
        Pair{"supporter", "support"}, Pair{"limoger", "limiter"},    Pair{"boire", "bus"},
        Pair{"vivre", "vive"},        Pair{"tendre", "tente"},       Pair{"fendre", "défense"},
        Pair{"activer", "actives"},   Pair{"forger", "forgerons"},   Pair{"étaler", "étalons"}}) {
    INFO(a << ", " << b << " → " << stem(a));
    CHECK(stem(a) != stem(b));
  }
}

TEST_CASE("A word of grammar shares its stem with no word of content") {
  for (const auto& [a, b] : {Pair{"mais", "mai"},
                             Pair{"mais", "maïs"},
                             Pair{"fois", "foi"},
                             Pair{"plus", "plu"},
                             Pair{"car", "cars"},
                             Pair{"car", "carré"},
                             Pair{"bien", "biens"},
                             Pair{"fait", "faits"},
                             Pair{"vers", "verser"},
                             Pair{"vers", "versé"},
                             Pair{"soi", "soie"},
                             Pair{"sur", "sûre"},
                             Pair{"entre", "entrer"},
                             Pair{"entre", "entré"},
                             Pair{"entre", "entrées"},
                             Pair{"suis", "suivre"},
                             Pair{"sommes", "somme"},
                             Pair{"avoir", "avoirs"},
                             Pair{"être", "êtres"},
                             Pair{"avant", "avants"},
                             Pair{"pendant", "pendre"},
                             Pair{"pendant", "pendants"},
                             Pair{"devant", "devoir"},
                             Pair{"durant", "durer"},
                             Pair{"maintenant", "maintenir"},
                             Pair{"contre", "contrer"},
                             Pair{"contre", "contré"},
                             Pair{"outre", "outré"},
                             Pair{"peut", "pouvoir"},
                             Pair{"dans", "danser"},
                             Pair{"sera", "serrer"},
                             Pair{"nos", "nose"},
                             Pair{"comme", "com"},
                             Pair{"ton", "tons"},
                             Pair{"son", "sonner"},
                             Pair{"voire", "voir"},
                             Pair{"ne", "né"},
                             Pair{"des", "dés"},
                             Pair{"près", "prés"},
                             Pair{"puis", "puiser"},
                             Pair{"sauf", "sauver"},
                             Pair{"lui", "luire"},
                             Pair{"tu", "tuer"},
                             Pair{"ni", "nier"},
                             Pair{"or", "orner"},
                             Pair{"hors", "horde"},
                             Pair{"sous", "soute"},
                             Pair{"chez", "chérir"}}) {
    INFO(a << ", " << b << " → " << stem(a));
    CHECK(stem(a) != stem(b));
  }
  CHECK(stem("sûr") == stem("sûres"));
  CHECK(stem("né") == stem("nées"));
  CHECK(stem("soie") == stem("soies"));
  CHECK(stem("foi") == "foi");
}
