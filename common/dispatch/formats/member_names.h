#pragma once

// The names that JSON, CSV and header lines have for what a dispatch is made of. There is one table for all of them.

#include <array>
#include <cstddef>
#include <string_view>

namespace depeche::dispatch {

// The parts of a dispatch that have a member. `time` is the hour of a date that stands in a column of its own.
enum class Slot : std::size_t { id, title, abstract, text, date, time, source, place, url, credits, status, embargo };
inline constexpr std::size_t kSlots = 12;

// The names of one part, separated by blanks and as folded_name() makes them. The one that stands first wins over those
// behind it when a dispatch has several.
struct MemberNames {
  Slot slot;
  std::string_view names;
};

inline constexpr std::array<MemberNames, kSlots> kMemberNames{{
    {Slot::id,
     "id guid uuid identifiant identifier item_id article_id doc_id document_id stories_id accession_number "
     "accession_no "
     "numero_d_acces numero_de_document"},
    {Slot::title, "title titre headline headlines webtitle article_title titre_principal intitule manchette heading"},
    {Slot::abstract,
     "abstract chapo chapeau description description_text description_html descriptions summary resume standfirst lead "
     "lede dek deck lead_paragraph trailtext subtitle sous_titre soustitre subheadline accroche excerpt extrait "
     "teaser snippet"},
    {Slot::text,
     "text texte body body_text content content_text contenu maintext main_text articlebody bodytext article_body "
     "article_text full_text fulltext plain_text plaintext texte_integral corps body_xhtml body_html bodyhtml bodies "
     "content_html raw_text article story document"},
    {Slot::date,
     "date published publication_datetime publish_date publication_date pubdate pub_date date_published datepublished "
     "published_at "
     "publishedat published_date published_time published_on publication_time_utc date_publication date_de_publication "
     "datepublication date_publish webpublicationdate article_published_time parution date_parution date_de_parution "
     "contentcreated firstcreated versioncreated firstpublished issued datetime date_time timestamp horodatage "
     "create_date creation_date created_at created createdat date_created datecreated date_de_creation date_creation "
     "seendate jour updated_at updated date_modified datemodified modified"},
    {Slot::time, "time heure hour publication_time heure_publication heure_de_publication heure_parution"},
    {Slot::source,
     "source agence agency source_name sourcename publisher editeur media_name media outlet newspaper journal provider "
     "infosource infosources site_name sitename site source_domain domain copyrightholder"},
    {Slot::place, "place lieu located dateline_place ville city localite localisation location"},
    {Slot::url, "url lien link permalink canonical_url weburl web_url source_url article_url page_url href uri"},
    {Slot::credits,
     "credits byline author authors auteur auteurs signature by creator dc_creator journaliste journalistes journalist "
     "reporter"},
    {Slot::status, "status statut pubstatus publication_status"},
    {Slot::embargo, "embargoed embargo embargoed_until embargo_until date_embargo"},
}};

}  // namespace depeche::dispatch
