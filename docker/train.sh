#!/usr/bin/env bash
# Runs the service once, on data of its own that is thrown away, and keeps what the JVM has learnt of it in FILE. With
# -XX:AOTCache=FILE each start after that takes less than half of the time.
#
#   docker/train.sh FOLDER FILE [OPTION...]
#
# FOLDER is the package, target/quarkus-app; the options are for the JVM. Needs bash and a JVM of 25 or newer. What is kept
# is good for this package where it lies, and for this JVM; any other says so and starts without it.
set -euo pipefail

package=$(cd "$1" && pwd)
cache=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
shift 2
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
times=50
seconds=120
key=the-key-of-a-service-that-only-learns

# What is set for the service itself, such as its database, is none of this one's business.
unset "${!QUARKUS_@}" "${!INTACT_@}"
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || { kill "$service" && wait "$service"; } 2> /dev/null; rm -rf "$work"' EXIT

fail() {
    echo "train.sh: $1" >&2
    cat "$work/log" >&2
    exit 1
}

# Where it listens, as soon as it does.
listening() { sed -n 's|.*Listening on: http://127.0.0.1:\([0-9]*\).*|\1|p' "$work/log"; }

# post KEY PATH BODY: sets id to that of what was made. By hand, for an image has no client.
post() {
    exec 3<> "/dev/tcp/127.0.0.1/$port"
    printf '%s\r\n' "POST $2 HTTP/1.1" "Host: 127.0.0.1" "Connection: close" "Authorization: Bearer $key" \
        "Idempotency-Key: $1" "Content-Type: application/json" "Content-Length: ${#3}" "" >&3
    printf '%s' "$3" >&3
    local answer
    answer=$(cat <&3)
    exec 3>&-
    [[ $answer == "HTTP/1.1 201 "* ]] || fail "$2 was answered $answer"
    id=${answer#*\"id\":\"}
    id=${id%%\"*}
}

cd "$work"
QUARKUS_HTTP_PORT=0 INTACT_ADMIN_KEY=$key \
    "$java" -XX:AOTCacheOutput="$cache" "$@" -jar "$package/quarkus-run.jar" > log 2>&1 &
service=$!
until port=$(listening) && [ -n "$port" ]; do
    kill -0 "$service" 2> /dev/null && [ "$SECONDS" -lt "$seconds" ] || fail "the service does not start"
    sleep 0.1
done
items='[{"sku":"tea","quantity":2,"unitAmount":450},{"sku":"mug","quantity":1,"unitAmount":1100}]'
for ((n = 1; n <= times; n++)); do
    payment="{\"provider\":\"stripe\",\"reference\":\"pi_$n\",\"amount\":2000}"
    post "$n" /v1/orders "{\"customerId\":\"ada\",\"currency\":\"EUR\",\"items\":$items,\"payment\":$payment}"
    post "$n" "/v1/orders/$id/refunds" '{"lines":[{"line":1,"quantity":1}]}'
    post "$n" /v1/users "{\"email\":\"ada-$n@example.org\",\"name\":\"Ada\"}"
    post "$n" /v1/teams "{\"ownerId\":\"$id\",\"name\":\"Tea & Co\"}"
done
kill "$service"
wait "$service" || true
service=
[ -s "$cache" ] || fail "the JVM has kept nothing"
