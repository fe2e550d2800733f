#pragma once

// A dispatch as the oracle reads it.

#include <string>
#include <vector>

#include "depeche/dispatch.h"
#include "text/analyzer.h"

namespace depeche::test {

// A dispatch, and the days that its text mentions.
struct Story {
  Dispatch dispatch;
  std::vector<DateRange> mentions;
};

// A dispatch as it is read: the words of title and text in their order.
class ReadStory {
 public:
  struct Read {
    text::TokenKind kind;
    text::Word word;  // empty at the end of a paragraph
    bool in_title;
    bool in_abstract;
  };

  ReadStory(const Story& story, text::Analyzer& analyzer) : story_(&story) {
    read(story.dispatch.title, {{}, {}, true, false}, analyzer);
    words_.push_back({text::TokenKind::paragraph, {}, true, false});
    read(story.dispatch.abstract, {{}, {}, false, true}, analyzer);
    words_.push_back({text::TokenKind::paragraph, {}, false, false});
    read(story.dispatch.text, {{}, {}, false, false}, analyzer);
  }

  const Story& story() const { return *story_; }
  const std::vector<Read>& words() const { return words_; }

 private:
  void read(const std::string& text, Read where, text::Analyzer& analyzer) {
    std::vector<text::Token> tokens;
    analyzer.analyze(text, text::Capitals::judge_paragraph, tokens);
    for (const text::Token& token : tokens) {
      where.kind = token.kind;
      where.word = token.word == nullptr ? text::Word() : *token.word;
      words_.push_back(where);
    }
  }

  const Story* story_;
  std::vector<Read> words_;
};

}  // namespace depeche::test
