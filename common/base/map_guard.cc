#include "base/map_guard.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <sys/mman.h>
#include <unistd.h>

namespace depeche::base {

// Where a mapping lies, to be read by the handler at any moment: what it reads while the version is odd or changes is
// of a mapping that comes or goes, in which nobody reads.
struct MapSlot {
  std::atomic<bool> taken = false;
  std::atomic<std::uint32_t> version = 0;
  std::atomic<std::uintptr_t> begin = 0;
  std::atomic<std::uintptr_t> end = 0;
  std::atomic<bool> lost = false;

  void set(std::uintptr_t first, std::uintptr_t behind) {
    ++version;
    begin = first;
    end = behind;
    lost = false;
    ++version;
  }
};

namespace {

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<void*>::is_always_lock_free);

// Slots are never freed, so that the handler may walk over them. No lock: a child process, forked while another thread
// is about to map, must be able to map, too.
struct Slots {
  static constexpr std::size_t kCount = 256;
  std::array<MapSlot, kCount> slots;
  std::atomic<Slots*> next = nullptr;
};

Slots first_slots;
std::atomic<bool> installed = false;
struct sigaction former {};
std::atomic<std::uintptr_t> page_bytes = 0;

Slots& slots_behind(Slots& slots) {
  Slots* next = slots.next;
  if (next != nullptr) return *next;
  auto* const fresh = new Slots;
  if (slots.next.compare_exchange_strong(next, fresh)) return *fresh;
  delete fresh;
  return *next;
}

MapSlot* take_slot() {
  for (Slots* slots = &first_slots;; slots = &slots_behind(*slots))
    for (MapSlot& slot : slots->slots)
      if (!slot.taken && !slot.taken.exchange(true)) return &slot;
}

MapSlot* slot_of(std::uintptr_t address, std::uintptr_t& end) {
  for (Slots* slots = &first_slots; slots != nullptr; slots = slots->next)
    for (MapSlot& slot : slots->slots) {
      const std::uint32_t version = slot.version;
      const std::uintptr_t begin = slot.begin;
      end = slot.end;
      if (version % 2 == 0 && begin <= address && address < end && slot.version == version) return &slot;
    }
  return nullptr;
}

// Behind the first page that is gone all of them usually are; one piece of zeros needs no more of the system's
// mappings, of which a process may have only so many.
bool put_zeros(std::uintptr_t address) {
  std::uintptr_t end = 0;
  MapSlot* const slot = slot_of(address, end);
  if (slot == nullptr) return false;
  slot->lost = true;  // before anybody can read a zero
  const std::uintptr_t page = address / page_bytes * page_bytes;
  void* const at = reinterpret_cast<void*>(page);  // NOLINT: where the fault was
  return ::mmap(at, end - page, PROT_READ, MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0) !=
         MAP_FAILED;
}

bool is_fault(const siginfo_t& info) {
  return info.si_code == BUS_ADRERR || info.si_code == BUS_OBJERR || info.si_code == BUS_MCEERR_AR;
}

// Returning repeats a fault, which then meets what was installed before; a signal that was sent is sent again.
void restore_former(int signal, bool sent) {
  ::sigaction(SIGBUS, &former, nullptr);
  if (sent) ::raise(signal);
}

void pass_on(int signal, siginfo_t* info, void* context) {
  const bool sent = info->si_code <= 0;
  if ((former.sa_flags & SA_SIGINFO) != 0) return former.sa_sigaction(signal, info, context);
  if (former.sa_handler == SIG_DFL) return restore_former(signal, sent);
  if (former.sa_handler != SIG_IGN) return former.sa_handler(signal);
  if (!sent) restore_former(signal, false);
}

void on_bus_error(int signal, siginfo_t* info, void* context) {
  const int error = errno;
  const bool ours = is_fault(*info) && put_zeros(reinterpret_cast<std::uintptr_t>(info->si_addr));
  errno = error;
  if (!ours) pass_on(signal, info, context);
}

// Two threads may come here at once: to the second, ours is the one before.
void install() {
  page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  struct sigaction ours {};
  ours.sa_sigaction = on_bus_error;
  ours.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART;
  ::sigemptyset(&ours.sa_mask);
  struct sigaction before {};
  if (::sigaction(SIGBUS, &ours, &before) == 0 &&
      ((before.sa_flags & SA_SIGINFO) == 0 || before.sa_sigaction != on_bus_error))
    former = before;
  installed = true;
}

}  // namespace

GuardedMapping::GuardedMapping(void* begin, std::size_t size) : begin_(begin), size_(size) {
  if (!installed) install();
  const auto page = page_bytes.load();
  const auto first = reinterpret_cast<std::uintptr_t>(begin);
  slot_ = take_slot();
  slot_->set(first, first + (size + page - 1) / page * page);
}

GuardedMapping::~GuardedMapping() {
  slot_->set(0, 0);
  slot_->taken = false;
  ::munmap(begin_, size_);
}

bool GuardedMapping::lost() const { return slot_->lost; }

}  // namespace depeche::base
