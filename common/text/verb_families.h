#pragma once

// Irregular verbs.

#include <array>
#include <string>
#include <string_view>

namespace depeche::text {

// Verbs that are conjugated alike. Every part is without accents.
struct VerbFamily {
  std::string_view stem;      // what the forms share, behind a prefix
  std::string_view prefixes;  // with blanks between; - is none
  // With blanks between: whole forms, those behind a ^ only when they are written with a circumflex; and radicals with
  // the sets of endings that they take behind a +: p present and imperfect, f future and conditional, i and u simple
  // past and subjunctive, q participle.
  std::string_view forms;
};

std::string row_of(const VerbFamily& family);

inline constexpr auto kVerbFamilies = std::to_array<VerbFamily>({
    // words of grammar among themselves
    {"etre", "-",
     "etre etes sont sommes suis soit sois fut fus etais etait etions etiez etaient serai seras sera serons serez "
     "seront serais serait serions "
     "seriez seraient soyons soyez soient ^fumes ^futes furent fusse fusses fussions fussiez fussent etant"},
    {"avoir", "-",
     "avoir ont ait eue eues eus eut auras avons avez avais avait aviez avaient aurai aura aurons aurez auront aurais "
     "aurait aurions auriez auraient "
     "aie aies ayons ayez aient ^eumes ^eutes eurent eusse eusses eussions eussiez eussent ayant"},
    {"aller", "-",
     "aller vais vont allons allez allais allait allions alliez allaient allant aille aillent irai irons irez iront "
     "irais irait irions iriez iraient alle alles alla allai allerent allas ^allat ^allames ^allates allasse allasses "
     "allassions allassiez allassent"},
    {"faire", "- re de satis contre",
     "faire fais fait faites faisons faisais faisait faisions faisiez faisaient faisant font fer+f fasse fasses "
     "fassions fassiez fassent faite fis fit ^fimes ^fites firent fisse fissent"},
    {"faire", "re de satis contre", "faits"},
    {"doit", "-",
     "devoir dois doit doivent doive doives devons devez devais devait devions deviez devaient devr+f dut ^dumes "
     "^dutes "
     "durent "
     "dusse dussent"},
    {"peut", "-",
     "peux peut pu peuvent pouvons pouvez pouvais pouvait pouvions pouviez pouvaient pouvant puisse puisses puissions "
     "puissiez puissent pourr+f put ^pumes ^putes purent pusse pussent"},
    {"faut", "-", "faut falloir fallait faudra faudrait fallu fallut fallusse"},
    // -oir
    {"vouloir", "-",
     "vouloir veux veut voulons voulez voulais voulait voulions vouliez voulaient voulant veulent veuille veuilles "
     "veuillez veuillent voudr+f voulu+q voul+u"},
    {"savoir", "-",
     "savoir sais sait savons savez savent savais savait savions saviez savaient sache saches sachions sachiez "
     "sachent sachez sachons sachant saur+f sut ^sumes ^sutes surent susse susses sussions sussiez sussent"},
    {"valoir", "- pre equi re",
     "valoir vaut valons valez valent valais valait valions valiez valaient valant vaille vailles vaillent vaudr+f "
     "valu+q val+u"},
    {"voir", "-",
     "voir vois voit voyons voyez voyais voyait voyions voyiez voyaient voyant voient verr+f vu vus ^vimes virent"},
    {"voir", "re entre",
     "voir vois voit voyons voyez voyais voyait voyions voyiez voyaient voyant voient voie voies verr+f vu vus ^vimes "
     "virent visse vissent"},
    {"voir", "pre",
     "voir vois voit voyons voyez voyais voyait voyions voyiez voyaient voient voie voies voir+f vu+q v+i"},
    {"voir", "pour",
     "voir vois voit voyons voyez voyais voyait voyions voyiez voyaient voyant voient voie voies voir+f vu+q v+u"},
    {"cevoir", "re per con de aper",
     "cevoir cois coit cevons cevez cevais cevait cevions ceviez cevaient cevant coivent coive coives cevr+f cu+q "
     "c+u"},
    {"mouvoir", "-", "mouvoir meus meut mouvons mouvez mouvais mouvait mouvaient mouvant meuvent meuve meuves mouvr+f"},
    {"mouvoir", "e pro",
     "mouvoir meus meut mouvons mouvez mouvais mouvait mouvions mouviez mouvaient mouvant meuvent meuve meuves "
     "mouvr+f mu+q m+u"},
    {"pleuvoir", "-", "pleuvoir plu pleut pleuvait pleuvaient pleuvant pleuvent pleuve pleuvra pleuvrait"},
    // -aire, -aître, -oire, -oître
    {"plair", "- com de", "plaire plais plait plais+p plair+f ^plumes plutes plurent plusse plussent"},
    {"plair", "com de", "plu plut"},
    {"tair", "-", "taire tais tait tais+p tair+f turent tusse"},
    {"trait", "ex dis sous abs",
     "traire trais trait trayons trayez trayais trayait trayions trayiez trayaient trayant traie traies traient "
     "trair+f trait+q"},
    {"naitr", "- re", "naitre nais nait naiss+p naitr+f naqu+i"},
    {"naitr", "-", "nee nees"},
    {"connaitr", "- re me", "connaitre connais connait connaiss+p connaitr+f connu+q conn+u"},
    {"paraitr", "- ap dis com trans re", "paraitre parais parait paraiss+p paraitr+f paru+q par+u"},
    {"accroitr", "-", "accroitre accrois accroit accroiss+p accroitr+f accru+q accr+u"},
    {"decroitr", "-", "decroitre decrois decroit decroiss+p decroitr+f decru+q decr+u"},
    {"croitr", "-", "croitre croiss+p croitr+f"},
    {"croir", "-",
     "croire crois croit croyons croyez croyais croyait croyions croyiez croyaient croient croie croies croir+f cru+q "
     "cr+u"},
    {"boir", "-",
     "boire bu boit buvons buvez buvais buvait buvions buviez buvaient buvant boivent boive boives boir+f ^bumes "
     "^butes "
     "bussions bussiez bussent "
     "burent"},
    {"asseoir", "- r",
     "asseoir assis assise assieds assied assoit assoient asseyait asseyaient asseyant asseyent assirent"},
    // -dre, -pre, -cre, -tre, -vre
    {"rend", "-", "rendre rend rends rend+pi rendr+f rendu+q"},
    {"vend", "- re", "vendre vend vends vend+pi vendr+f vendu+q"},
    {"tend", "- at en e pre de dis sous", "tendre tend tends tend+pi tendr+f tendu+q"},
    {"fend", "- de pour", "fendre fend fends fend+pi fendr+f fendu+q"},
    {"pend", "- de sus ap", "pendre pend pends pend+pi pendr+f pendu+q"},
    {"cend", "des redes condes", "cendre cend cends cend+pi cendr+f cendu+q"},
    {"pand", "re e", "pandre pand pands pand+pi pandr+f pandu+q"},
    {"fond", "- con re mor", "fondre fond fonds fond+pi fondr+f fondu+q"},
    {"pond", "- re corres", "pondre pond ponds pond+pi pondr+f pondu+q"},
    {"tond", "-", "tondre tond tonds tond+pi tondr+f tondu+q"},
    {"mord", "- de", "mordre mord mords mord+pi mordr+f mordu+q"},
    {"tord", "- de", "tordre tord tords tord+pi tordr+f tordu+q"},
    {"perd", "-", "perdre perd perds perd+pi perdr+f perdu+q"},
    {"prend", "- ap com re sur entre de",
     "prendre prend prends prenons prenez prenais prenait prenions preniez prenaient prenant prenne prennes prennent "
     "prendr+f pris prise prises pr+i"},
    {"romp", "- cor inter", "rompre romps rompt romp+pi rompr+f rompu+q"},
    {"vainc", "- con", "vaincre vaincs vainc vainqu+pi vaincr+f vaincu+q"},
    {"bat", "- a com de re ra", "battre bat bats batt+pi battr+f battu+q"},
    {"met", "- ad com de e o per pro re sou trans compro retrans", "mettre met mets mett+p mettr+f mis mise mises m+i"},
    {"suiv", "- pour en", "suivre suit suiv+pi suivr+f suivi+q"},
    {"suiv", "pour en", "suis"},
    {"vivr", "- sur re", "vivre vit vivons vivez vivent vivais vivait vivions viviez vivaient vivr+f vecu+q vec+u"},
    {"cous", "- de re", "coudre couds coud cous+pi coudr+f cousu+q"},
    // -indre
    {"eint", "att p rep dep t det et f c astr restr enfr etr", "eindre eins eint eign+pi eindr+f eint+q"},
    {"craint", "-", "craindre crains craint craign+pi craindr+f craint+q"},
    {"contraint", "-", "contraindre contrains contraint contraign+pi contraindr+f contraint+q"},
    {"plaint", "-", "plaindre plains plaint plaints plaign+pi plaindr+f"},
    {"joint", "- re en", "joindre joins joint joign+pi joindr+f joint+q"},
    // -ire, -uire, -ure
    {"crit", "e de ins pres sous trans pros circons ree reins retrans", "crire cris crit criv+pi crir+f crit+q"},
    {"lir", "- re",
     "lire lis lisons lisez lisent lisais lisait lisions lisiez lisaient lisant lise lises lir+f lu+q l+u"},
    {"elir", "- re", "elire elis elit elis+p elir+f elu+q el+u"},
    {"dir", "- re contre inter pre me de",
     "dire dis dit dites disez disons disent disais disait disions disiez disaient disant dise dises dir+f dit+q d+i"},
    {"rir", "- sou", "rire ris rit rions riez rient riais riait riions riiez riaient rir+f r+i"},
    {"sourir", "-", "souri souriant"},
    {"maudi", "-", "maudire maudit maudite maudits maudites maudissait maudissent maudissant"},
    {"suffir", "-", "suffire suffis suffit suffis+p suffir+f suffi suff+i"},
    {"duit", "con pro intro tra se re de in recon repro en", "duire duis duit duis+pi duir+f duit+q"},
    {"truit", "cons de ins recons", "truire truis truit truis+pi truir+f truit+q"},
    {"cuir", "- re", "cuire cuis cuit cuis+pi cuir+f cuit+q"},
    {"nuir", "-", "nuire nuis nuis+p nuir+f nui nuisit nuisirent"},
    {"luir", "- re", "luire luit luis+p luir+f luisit luisirent"},
    {"clu", "con ex", "clure clus clut clu+p clur+f clu+q cl+u"},
    {"clu", "in", "clure clus clut clu+p clur+f cluse cluses cl+u"},
    {"soudr", "re", "soudre sous sout solv+p soudr+f solu+q sol+u"},
    {"soudr", "dis ab", "soudre sous sout soute soutes solv+p soudr+f"},
    // -ir
    {"veni", "- re de par pre pro sur inter con sub sou contre rede circon",
     "venir viens vient venons venez venais venait venions veniez venaient venant vienne viennes viennent viendr+f "
     "venu+q vins vint ^vinmes ^vintes vinrent vinsse vinsses vinssions vinssiez vinssent"},
    {"teni", "- re de main ob con sou entre appar abs",
     "tenir tiens tient tenons tenez tenais tenait tenions teniez tenaient tenant tienne tiennes tiennent tiendr+f "
     "tenu+q tins tint ^tinmes ^tintes tinrent tinsse tinsses tinssions tinssiez tinssent"},
    {"partir", "- re de",
     "partir pars partons partez partent parte partes partais partait partions partiez partaient partir+f partit "
     "^partimes ^partites partirent partisse partissent"},
    {"repartir", "-", "repart reparti+q repartiss+p repartant"},
    {"sorti", "- res",
     "sortir sors sortons sortez sortent sortais sortait sortions sortiez sortaient sortir+f sorti+q sort+i"},
    {"sorti", "res", "sorte sortes"},
    {"senti", "- res con pres", "sentir sens sent sent+p sentir+f senti+q sent+i"},
    {"menti", "- de", "mentir mens ment ment+p mentir+f menti+q ment+i"},
    {"servi", "- des res", "servir sers sert serv+p servir+f servi+q serv+i"},
    {"dormi", "- en ren", "dormir dors dort dorm+p dormir+f dormi+q dorm+i"},
    {"veti", "- re de", "vetir vet vets vet+p vetir+f vetu+q vet+i"},
    {"fuir", "- en",
     "fuir fuis fuit fuyons fuyez fuyais fuyait fuyions fuyiez fuyaient fuyant fuient fuie fuies fuir+f "
     "fui+q ^fuimes ^fuites fuirent fuisse"},
    {"cueilli", "- ac re", "cueillir cueill+p cueiller+f cueilli+q cueill+i"},
    {"sailli", "as tres", "saillir saill+p saillir+f sailli+q saill+i"},
    {"failli", "- de", "faillir failli faillit faillirent faill+p faillir+f"},
    {"ouvr", "- r entr", "ouvrir ouvr+pi ouvrir+f ouvert+q"},
    {"couvr", "- de re rede", "couvrir couvr+pi couvrir+f couvert+q"},
    {"offr", "-", "offrir offr+pi offrir+f offert+q"},
    {"souffr", "-", "souffrir souffr+pi souffrir+f souffert+q"},
    {"couri", "- con par re se ac dis en", "courir cours court cour+p courr+f couru+q cour+u"},
    {"mort", "-",
     "mourir meurs meurt mourons mourez mourais mourait mourions mouriez mouraient meurent meure meures mourr+f "
     "mour+u"},
    {"queri", "ac con re en",
     "querir quiers quiert querons querez querais querait querions queriez queraient querant quierent quiere quieres "
     "querr+f quis quise quises qu+i"},
    {"hair", "-", "hair hais hait haiss+p hair+f hai+q"},
    // -er
    {"envoy", "-", "enverr+f"},
    {"renvoy", "-", "renverr+f"},
});

}  // namespace depeche::text
