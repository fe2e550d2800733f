#include "query/words/part_work.h"

#include "base/wire.h"
#include "query/words/near_words.h"
#include "query/words/small_letters.h"
#include "query/words/written_as_one.h"
#include "schema/dictionary.h"

namespace depeche::query {

std::string work_out(schema::PartWork work, const std::string& arguments, const schema::PartDatabase& part,
                     const base::Deadline& deadline) {
  switch (work) {
    case schema::PartWork::stems:
      return schema::stems_under(arguments, part, deadline);
    case schema::PartWork::near_words:
      return near_words_in(part, arguments, deadline);
    case schema::PartWork::small_letters:
      return small_letters_in(part, arguments);
    case schema::PartWork::written_as_one:
      return written_as_one_in(part, arguments);
  }
  throw base::WireError();
}

}  // namespace depeche::query
