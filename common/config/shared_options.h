#pragma once

// The options that both programs have, as rows of their option tables.

#include "base/message.h"
#include "manual/option.h"

namespace depeche::config {

constexpr manual::Option config_option(manual::Text group) {
  return {.group = group,
          .name = "config",
          .argument = to_translate("FILE"),
          .takes = manual::Takes::value,
          .help = to_translate("read the settings from FILE"),
          .offers = manual::Offers::files,
          .beside = true,
          .excludes = "no-config"};
}

constexpr manual::Option no_config_option(manual::Text group) {
  return {.group = group,
          .name = "no-config",
          .french = "sans-config",
          .help = to_translate("read no settings"),
          .beside = true};
}

constexpr manual::Option language_option(manual::Text group) {
  return {.group = group,
          .name = "lang",
          .french = "langue",
          .argument = to_translate("LANGUAGE"),
          .takes = manual::Takes::value,
          .help = to_translate("speak {} (default: as the settings or the environment say)"),
          .choices = "fr en",
          .french_choices = "français=fr francais=fr anglais=en"};
}

constexpr manual::Option help_option(manual::Text group) {
  return {.group = group,
          .letter = 'h',
          .name = "help",
          .french = "aide",
          .help = to_translate("print a summary of the options")};
}

constexpr manual::Option version_option(manual::Text group) {
  return {.group = group, .name = "version", .help = to_translate("print the version"), .beside = true};
}

}  // namespace depeche::config
