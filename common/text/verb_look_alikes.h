#pragma once

// Words that look like a form of a known verb and are, or rather are, something else. Nouns and adjectives of an action
// or a state that are spelt like the participle or the infinitive (une marche, un dîner) are not here: they share the
// verb's stem.

#include <string_view>

namespace depeche::text {

// With blanks between.
inline constexpr std::string_view kVerbLookAlikes =
    "abondant absent absolu absolue absolus absorbant accablant accedant acceptions accommodant accompagnant "
    "acquit actions active actives adjoint admissions adoptions affections aggravant agonisant agressions aida "
    "aidant ailles aimant alarmant allaitant allee allees amusant anesthesiant annexions apaisant apprenant "
    "armas arrivant aspirant assaillant assassinat assistant attachant attentat attentions attenuant attirant "
    "attrayant avoisinant axa barra bataillons battant blessant bois bouffons bouleversant boulonnais brava "
    "brillant brouillons brulant bue bues bus busse but calmant captions causa cessions chancelant changeant "
    "chauffant chaussons choquant cinglant classant clignotant cochons collant collections colons combattant "
    "commandant commissions complaisant composant comprimes compromettant compromis compromise compromises "
    "compromissions conciliant concluant concours condescendant confessions confiant confondant conne connexions "
    "conquerant consens consentant constat consternant constituant consultant contaminant contenant contentions "
    "contenu contenus contractions contraignant contrevenant convaincant convenant convulsions correspondant "
    "cotations cotisant couchant coulant coupant coupons courant courante coure coures cours court courts "
    "creations criant croissant croissants croyant crue crues crus cuisant cuisse cuisses culpabilisant "
    "dansant data datas debordant debutant decevant dechirant declinant decroissant defaillant defis degoutant "
    "degradant demi demis demissions demit demoralisant denigrant dependant deplaisant deprimant derangeant "
    "derivant deroutant desaffections descendant desert desertions deserts desesperant deshonorant desinfectant "
    "desinfections dessert desserts determinant deviant diffamant diffusions digressions dina dirigeant discours "
    "discriminant dispersant dispersions dissolvant divisions dominant dormant doublons duras eclatant ecoeurant "
    "ecoutant ecrasant edifiant editions effrayant elise embarrassant emissions emouvant encadrant encombrant "
    "encourageant endurant enervant engageant enseignant enthousiasmant entrant entreprenant entreprise "
    "entreprises entretiens entrevue entrevues environnant epargnant epatant eprouvant epuisant ereintant errant "
    "etait etalons etonnant etouffant etudiant evita exaltant exasperant exceptions excitant executant "
    "executions exemptions exigeant existant exploitant explosions exposant expulsions faillites fertilisant "
    "feta figurant fila filant filtrant flambant flexions flippant flottant fondant forgerons format formula "
    "foudroyant fracassant frappant frissons fumant fusions fuyant gagnant garant gaza genant gerant glissant "
    "gouvernant grelots grincant guetta habitant hallucinant handicapant hesitant hua huez humiliant hurlant "
    "identifiant ignorant immigrant impactant implosions important imposant impressionnant imprimant impulsions "
    "inactive inactives incommodant incriminant infections infusions injections innovant inquietant "
    "insatisfaisant insistant inspections inspirant insultant integrant intentions interceptions interessant "
    "internat intervenant intimidant invalidant inventions inversions ira iras irritant isolant jetons jura "
    "jurons larmoyant lava lesions levant liant limites lion lions lise lit lits lubrifiant lui luis macha "
    "maintenant maintiens mandat manifestant manquant marchais maria marquant mefiant melons mena menacant "
    "mendiant mentions mentons meprisant meritant migrant militant mina minas missions montant mordant moulant "
    "mourant moussa moussant mouvant mutant negociant nettoyant neutralisant niais notions nourrissons nuit "
    "nuits objections occupant offensant omissions opera operas opposant options orchestra paralysant parcours "
    "paria parias part partant parte partes parti participant partie parties partis parts passant passionnant "
    "passions patina payant penalisant penchant pensionnat pensions percant percutant perdant perfusions "
    "permissions persecutions persistant perturbant pesant peta piquant plaignant plainte plaintes plaisant "
    "pliant plongeons polluant pompons porta portas portions poursuivant pourvois pratiquant precisions "
    "preoccupant present pressant pressions pretendant prevenu prevenue prevenues prevenus prevoyant prima "
    "primas primes privas progressions propulsions protestant provins rama rampant rassurant rations ratons "
    "rayonnant rayons reactive reactives reaffections rebellions reconfortant reconnaissant recours rediffusions "
    "reeditions reflexions reforma regie regies regimes regis regressions reinfections reinjections rejetons "
    "relations relaxant remissions remplacant rene renee renversant representant reprimes repugnant repulsions "
    "requerant resistant resolvant ressort ressorts restaurant resultat retransmissions reussites reveillons "
    "revenant revenu revenus revisions revoltant revue revues riant rima ris roulant ruas rue rues saignant "
    "satisfaisant savant secours securisant seduisant sens sensibilisant serra servant serve serves siderant "
    "sifflant soignant solvant sonnant sort sortant sorte sortes sorts soumissions souriant souris soutiens "
    "stagnant stigmatisant stimulant stressant structurant stupefiant su subdivisions subites sue sues suffisant "
    "suivant supervisions suppliant surprenant surprimes surveillant survivant sus talons tapas tenant tentant "
    "testons tolerant touchant tournant tracas tractions trafiquant traitant tranchant transgressions transit "
    "transitions transmissions traumatisant trebuchant tremblant triomphant troublant tu tus tut unites usa usas "
    "va valais variant vas venant versant versions vibrant vins viola violons visa visas visions visse visses "
    "vivant vive vives voie voies volant volta votant voyant vue vues";

}  // namespace depeche::text
