#pragma once

// Values that parsers have stumbled over somewhere: put in the place of others.

#include <array>
#include <string_view>

namespace depeche::fuzz {

using namespace std::string_view_literals;

inline constexpr std::array kHostileValues{
    // Dates and times of all formats, possible and not.
    "2022-01-13"sv, "2022-01-13T09:15:00+06:00"sv, "2022-02-30T25:61:61Z"sv, "0000-00-00"sv,
    "9999-12-31T23:59:60-14:00"sv, "20220113T0915+0600"sv, "20220113"sv, "Tue, 11 Jan 2022 07:30:00 +0500"sv,
    "Mon, 31 Feb 0001 00:00:00 EDT"sv, "130912 GMT JAN 22"sv, "320999 GMT FEV 99"sv, "13 janvier 2022"sv,
    "1er février"sv, "hier"sv, "2022-01..2021-12"sv,
    // Numbers and lengths.
    "0"sv, "-1"sv, "18446744073709551616"sv, "4294967295"sv, "1e999"sv, "-0.0"sv, "1e-400"sv, "00000000000000000001"sv,
    "0063"sv, "99999"sv, "true"sv, "null"sv, "[]"sv, "{}"sv,
    // Characters with a meaning, and what is none.
    ""sv, " "sv, "\""sv, "\"\""sv, "\\"sv, "\\u0000"sv, "\\ud83d"sv, "\0"sv, "\x1b[31m"sv, "\r"sv, "\r\n\r\n"sv,
    "\t;,"sv, "\xff"sv, "\xc3"sv, "\xed\xa0\x80"sv, "\xf4\x90\x80\x80"sv, "\xef\xbb\xbf"sv, "\xe2\x80\xa8"sv,
    "\xe2\x80\xae"sv, "\x01"sv, "\x02"sv, "\x03"sv, "\x04"sv, "<"sv, ">"sv, "&"sv, "&amp;amp;"sv, "&#x10FFFF;"sv,
    "&#0;"sv, "&#99999999999;"sv, "&nbsp;"sv, "&inconnu;"sv, "<![CDATA["sv, "]]>"sv, "<!--"sv, "-->"sv,
    "<?xml version=\"1.0\"?>"sv, "</"sv, "<p>"sv, "<script>"sv,
    "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;\">]>"sv, "--"sv, "..."sv, "(((("sv, "))))"sv,
    // Words that formats know.
    "usable"sv, "canceled"sv, "withheld"sv, "embargoed"sv, "stat:canceled"sv, "ANNULATION"sv, "URGENT"sv,
    "EMBARGO JUSQU'AU 14 JUILLET 2022 A 06H00 (HEURE DE PARIS)"sv, "text"sv, "xhtml"sv, "html"sv, "base64"sv,
    "picture"sv, "http://iptc.org/std/nar/2006-10-01/"sv, "http://www.w3.org/2005/Atom"sv, "file:///etc/passwd"sv,
    "../../x"sv, "AFP"sv, "PARIS, 13 jan 2022 (AFP) - "sv, "ALMATY"sv, "https://exemple.example/a?b=c&d"sv};

inline constexpr std::array kNames{"newsMessage"sv,
                                   "newsItem"sv,
                                   "itemSet"sv,
                                   "itemMeta"sv,
                                   "contentMeta"sv,
                                   "contentSet"sv,
                                   "inlineXML"sv,
                                   "inlineData"sv,
                                   "headline"sv,
                                   "located"sv,
                                   "pubStatus"sv,
                                   "embargoed"sv,
                                   "guid"sv,
                                   "provider"sv,
                                   "nitf"sv,
                                   "hedline"sv,
                                   "hl1"sv,
                                   "dateline"sv,
                                   "body.content"sv,
                                   "block"sv,
                                   "p"sv,
                                   "date.issue"sv,
                                   "doc-id"sv,
                                   "NewsML"sv,
                                   "NewsItem"sv,
                                   "NewsComponent"sv,
                                   "ContentItem"sv,
                                   "DataContent"sv,
                                   "HeadLine"sv,
                                   "Role"sv,
                                   "FormalName"sv,
                                   "leadParagraph"sv,
                                   "rss"sv,
                                   "channel"sv,
                                   "item"sv,
                                   "entry"sv,
                                   "feed"sv,
                                   "rdf:RDF"sv,
                                   "title"sv,
                                   "description"sv,
                                   "content:encoded"sv,
                                   "content"sv,
                                   "pubDate"sv,
                                   "updated"sv,
                                   "link"sv,
                                   "dc:creator"sv,
                                   "author"sv,
                                   "html"sv,
                                   "article"sv,
                                   "div"sv,
                                   "table"sv,
                                   "br"sv,
                                   "script"sv,
                                   "style"sv,
                                   "meta"sv,
                                   "time"sv,
                                   "encoding"sv,
                                   "charset"sv,
                                   "id"sv,
                                   "uri"sv,
                                   "text"sv,
                                   "body_text"sv,
                                   "body_xhtml"sv,
                                   "headlines"sv,
                                   "bodies"sv,
                                   "places"sv,
                                   "versioncreated"sv,
                                   "date"sv,
                                   "source"sv,
                                   "place"sv,
                                   "status"sv,
                                   "query"sv,
                                   "limit"sv,
                                   "facets"sv,
                                   "Titre"sv,
                                   "Date"sv,
                                   "Lieu"sv,
                                   "Statut"sv,
                                   "Embargo"sv,
                                   "agence"sv,
                                   "evoque"sv,
                                   "titre"sv};

inline constexpr std::array kEncodingNames{
    "utf-8"sv,     "UTF-16"sv,    "utf-16be"sv, "ISO-8859-1"sv,  "windows-1252"sv, "ISO-8859-15"sv,
    "macintosh"sv, "IBM850"sv,    "utf-7"sv,    "iso-2022-jp"sv, "gb18030"sv,      "EBCDIC-FR"sv,
    "UTF-32"sv,    "x-inconnu"sv, ""sv,         "us-ascii"sv,    "hz-gb-2312"sv,   "shift_jis"sv};

inline constexpr std::array kMemberNames{"a.txt"sv,    "flux.xml"sv, "../dehors.txt"sv, "/etc/passwd"sv,
                                         ""sv,         "dossier/"sv, "b.jsonl"sv,       "c.csv"sv,
                                         "\xff\xfe"sv, "d.tar.gz"sv, ".cache"sv,        "a\nb"sv};

}  // namespace depeche::fuzz
