-- Requests of wrk for scripts/bench-serve: the addresses in the file $PATHS, in turn. With $PAUSE, each connection waits
-- before each request, so many milliseconds on average and at random, as readers do who know nothing of each other.
local paths = {}
local at = 0
local pause = tonumber(os.getenv("PAUSE") or "0")

function init()
  for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
  math.randomseed(os.time())
  at = math.random(#paths)
end

function request()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end

if pause > 0 then
  function delay() return math.floor(.5 - pause * math.log(1 - math.random())) end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("measured %d %.1f %.3f %.3f %d\n", summary.requests, summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
