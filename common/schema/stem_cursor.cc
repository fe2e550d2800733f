#include "schema/stem_cursor.h"

#include "schema/form_list.h"
#include "schema/version.h"

namespace depeche::schema {

bool StemCursor::find(std::string_view stem) {
  if (walk_) return walk_->find(forms_key(stem)) && walk_->name().starts_with(kFormsPrefix);
  keys_ = database_.metadata_keys_begin(std::string(kFormsPrefix));
  end_ = database_.metadata_keys_end(std::string(kFormsPrefix));
  if (keys_ != end_ && !stem.empty()) keys_.skip_to(forms_key(stem));
  return take_key();
}

bool StemCursor::next() {
  if (walk_) return walk_->next() && walk_->name().starts_with(kFormsPrefix);
  ++keys_;
  return take_key();
}

bool StemCursor::next_beyond(std::size_t shared) {
  if (walk_) return walk_->next_beyond(kFormsPrefix.size() + shared) && walk_->name().starts_with(kFormsPrefix);
  return find(std::string(stem().substr(0, shared)) + '\xFF');  // which is in no UTF-8
}

bool StemCursor::take_key() {
  if (keys_ == end_) return false;
  key_ = *keys_;
  return true;
}

std::string_view StemCursor::stem() const { return stem_of_key(walk_ ? walk_->name() : std::string_view(key_)); }

std::string_view StemCursor::forms() const {
  if (walk_) return walk_->value();
  forms_ = database_.get_metadata(key_);
  return forms_;
}

}  // namespace depeche::schema
