-- For wrk: asks for one target after another, from a file that has one a line.
--
--   wrk -t1 -c8 -d10s -s tests/load/searches.lua http://127.0.0.1:8377 -- targets

local requests = {}
local turn = 0

function init(arguments)
  for target in io.lines(arguments[1]) do
    requests[#requests + 1] = wrk.format("GET", target)
  end
end

function request()
  turn = turn % #requests + 1
  return requests[turn]
end
