-- One kind of request, over and over: wrk -t1 -c8 -d10s --latency -s load.lua URL -- KIND [echo]
-- KIND is response, batch (of 1000 rows) or visit (each of another person); echo sends the same to /echo.
local row = '{"mo":2,"sc":1,"ua":2,"pd":3,"ad":2,"vas":70}'
local path, body, person = nil, nil, 0

function init(arguments)
  local kind = arguments[1]
  local paths = { response = "/responses/eq5d5l", batch = "/batches/eq5d5l", visit = "/sites/north/visits" }
  path = arguments[2] and "/" .. arguments[2] or paths[kind]
  local bodies = { response = row, batch = "[" .. string.rep(row .. ",", 999) .. row .. "]" }
  body = bodies[kind]
end

function request()
  person = person + 1
  local visit = '{"id":"P' .. person .. '","occasion":"start","rows":{"eq5d5l":' .. row .. '}}'
  return wrk.format("POST", path, { ["Content-Type"] = "application/json" }, body or visit)
end
