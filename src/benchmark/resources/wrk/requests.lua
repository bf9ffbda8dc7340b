-- One caller of the API, as wrk runs it: each request has a body and an idempotency key of its own.
-- Arguments: path, arm, API key, items, choices, first user, run.
local path, arm, key, items, choices, user, run
local count = 0

local stride = 7919

function init(args)
  path, arm, key = args[1], args[2], args[3]
  items, choices, user, run = tonumber(args[4]), tonumber(args[5]), tonumber(args[6]), args[7]
  math.randomseed(os.time() + user)
end

local function order()
  local first = math.random(0, choices - 1)
  local lines = {}
  for line = 1, items do
    lines[line] = '{"sku":"sku-' .. string.format("%d", (first + (line - 1) * stride) % choices)
      .. '","quantity":1,"unitAmount":450,"takeStock":true}'
  end
  return "/v1/orders", '{"customerId":"customer-1","currency":"EUR","items":[' .. table.concat(lines, ",") .. "]}"
end

local function refund()
  return string.format("/v1/orders/00000000-0000-7000-8000-%012x/refunds", math.random(0, choices - 1)),
    '{"amount":1,"reason":"the mug was broken"}'
end

local function team()
  return "/v1/teams",
    string.format('{"ownerId":"00000001-0000-7000-8000-%012x","name":"Tea and Company"}', user + count)
end

local makers = { order = order, refund = refund, team = team }

function request()
  local target, body = makers[path]()
  count = count + 1
  return wrk.format("POST", target, {
    ["Authorization"] = "Bearer " .. key,
    ["Content-Type"] = "application/json",
    ["Idempotency-Key"] = run .. "-" .. count,
    ["Benchmark-Arm"] = arm,
  }, body)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format("RESULT %d %d %d %d %d %d %d\n", summary.requests, errors.status, errors.timeout,
    errors.connect + errors.read + errors.write, summary.duration,
    latency:percentile(50), latency:percentile(99)))
end
