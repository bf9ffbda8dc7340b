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
orders=300
seconds=120
key=the-key-of-a-service-that-only-learns

# What is set for the service itself, such as its database, is none of this one's business.
unset "${!QUARKUS_@}" "${!INTACT_@}"
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill -9 "$service" 2> /dev/null; rm -rf "$work"' EXIT

fail() {
    echo "train.sh: $1" >&2
    cat "$work/log" >&2
    exit 1
}

# Where it listens, as soon as it does.
port() { sed -n 's|.*Listening on: http://127.0.0.1:\([0-9]*\).*|\1|p' "$work/log"; }

# place NUMBER: an order, by hand, for an image has no client.
place() {
    local body='{"customerId":"ada","currency":"EUR","items":[{"sku":"tea","quantity":1,"unitAmount":450}]}' status
    exec 3<> "/dev/tcp/127.0.0.1/$(port)"
    printf '%s\r\n' "POST /v1/orders HTTP/1.1" "Host: 127.0.0.1" "Connection: close" "Authorization: Bearer $key" \
        "Idempotency-Key: $1" "Content-Type: application/json" "Content-Length: ${#body}" "" >&3
    printf '%s' "$body" >&3
    read -r _ status _ <&3
    cat <&3 > /dev/null
    exec 3>&-
    [ "$status" = 201 ] || fail "an order was answered with $status"
}

cd "$work"
QUARKUS_HTTP_PORT=0 INTACT_ADMIN_KEY=$key \
    "$java" -XX:AOTCacheOutput="$cache" "$@" -jar "$package/quarkus-run.jar" > log 2>&1 &
service=$!
until [ -n "$(port)" ]; do
    kill -0 "$service" 2> /dev/null && [ "$SECONDS" -lt "$seconds" ] || fail "the service does not start"
    sleep 0.1
done
for ((number = 1; number <= orders; number++)); do place "$number"; done
kill "$service"
wait "$service" || true
service=
[ -s "$cache" ] || fail "the JVM has kept nothing"
