#!/usr/bin/env bash
# Plants each bug of bugs.txt into a copy of what is committed, and looks whether the tests named there turn red.
#
#   src/test/planted/run.sh             all of them, after a run of the same tests without any
#   src/test/planted/run.sh baseline    only that run
#   src/test/planted/run.sh NAME...     only these, without that run
#
# Ends with 0 only if every bug was caught by a failure in each class of tests that is named beside it.
set -u
home=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$home/../../.." && pwd)
work=$root/target/planted
copy=$work/copy
crashes=14
maven="./mvnw -B -ntp -o -q -Dspotless.check.skip -Dmaven.compiler.useIncrementalCompilation=false"
maven="$maven -Dsurefire.failIfNoSpecifiedTests=false -Dtest.crashes=$crashes"
# Each of the many Java machines lives for less than a minute.
export JAVA_TOOL_OPTIONS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

prepare() {
    rm -rf "$copy" && mkdir -p "$work" && git clone -q --shared "$root" "$copy" || exit 2
    compile "$work/prepare.log" || { cat "$work/prepare.log"; exit 2; }
}

# Constants of one class are compiled into others, so the whole of src/main is compiled each time, and no test is.
compile() {
    find "$copy/src/main" -type f -exec touch {} +
    (cd "$copy" && $maven test-compile) > "$1" 2>&1
}

# field NUMBER LINE
field() { echo "$2" | cut -d'|' -f"$1" | sed 's/^ *//; s/ *$//'; }

bugs() { grep -v '^#' "$home/bugs.txt"; }

# The names of the classes of some tests, as reports have them.
classes() { echo "$1" | tr ',' '\n' | sed 's/#.*//; s/ //g' | sort -u; }

# run TESTS LOG: tests of the packaged service need the package.
run() {
    rm -rf "$copy/target/surefire-reports" "$copy/target/failsafe-reports"
    units=$(echo "$1" | tr ',' '\n' | tr -d ' ' | grep -v 'IT\(#\|$\)' | sort -u | paste -sd, -)
    packaged=$(echo "$1" | tr ',' '\n' | tr -d ' ' | grep 'IT\(#\|$\)' | sort -u | paste -sd, -)
    (
        cd "$copy" || exit 2
        if [ -n "$units" ]; then $maven surefire:test -Dmaven.test.failure.ignore -Dtest="$units"; fi
        if [ -n "$packaged" ]; then
            $maven -DskipTests package && $maven failsafe:integration-test -Dit.test="$packaged"
        fi
    ) > "$2" 2>&1
}

# tests CLASS: what ran of a class, one test a line, each with what became of it.
tests() {
    cat "$copy"/target/*-reports/TEST-*.xml 2> /dev/null | awk -v class=".$1" '
        function value(line, key) {
            sub(".* " key "=\"", "", line)
            sub(/".*/, "", line)
            return line
        }
        /<testcase / {
            name = value($0, "name")
            sub(/[({].*/, "", name)
            its = value($0, "classname")
            mine = length(its) >= length(class) && substr(its, length(its) - length(class) + 1) == class
            if (mine) print "ran " name
        }
        mine && /<(failure|error)[ >]/ { print "failed " name }'
}

# failed CLASS: the tests of a class that did not pass, in the order in which they ran.
failed() { tests "$1" | sed -n 's/^failed //p' | awk '!told[$0]++'; }

# caught TESTS: by which tests, as one line; fails if a class has none.
caught() {
    by=""
    for class in $(classes "$1"); do
        names=$(failed "$class")
        [ -n "$names" ] || return 1
        first=$(echo "$names" | head -n 1)
        more=$(($(echo "$names" | wc -l) - 1))
        by="$by${by:+, }\`$class.$first\`"
        [ "$more" -eq 0 ] || by="$by and $more more"
    done
    echo "$by"
}

baseline() {
    tests=$(bugs | cut -d'|' -f3 | tr ',' '\n' | tr -d ' ' | sort -u | paste -sd, -)
    run "$tests" "$work/baseline.log"
    for class in $(classes "$tests"); do
        [ -n "$(tests "$class")" ] || { echo "$class did not run"; exit 2; }
        names=$(failed "$class")
        [ -z "$names" ] || { echo "without any bug, $class fails: $names"; exit 2; }
    done
    echo "Without any bug, all of these tests pass."
    echo
}

# plant LINE
plant() {
    name=$(field 1 "$1")
    tests=$(field 3 "$1")
    outcome="**survived**"
    if ! git -C "$copy" apply "$home/$name.patch"; then
        outcome="**does not apply**"
    elif ! compile "$work/$name.log"; then
        outcome="**does not compile**"
    else
        run "$tests" "$work/$name.log"
        if by=$(caught "$tests"); then
            outcome=$by
            found=$((found + 1))
        fi
    fi
    git -C "$copy" checkout -q .
    echo "| \`$name\` | $(field 2 "$1") | $outcome |"
}

planted=0
found=0
prepare
if [ $# -eq 0 ] || [ "$1" = baseline ]; then
    baseline
fi
[ "${1:-}" != baseline ] || exit 0
echo "| bug | what it breaks | caught by |"
echo "|---|---|---|"
while read -r line; do
    name=$(field 1 "$line")
    if [ $# -gt 0 ]; then
        case " $* " in *" $name "*) ;; *) continue ;; esac
    fi
    planted=$((planted + 1))
    plant "$line" < /dev/null
done <<< "$(bugs)"
echo
echo "$found of $planted caught"
if [ $# -eq 0 ]; then
    # As Proof.tell does.
    mkdir -p "$root/target/proof/PLANTED" "$root/target/proof/CAUGHT"
    echo "$planted" > "$root/target/proof/PLANTED/planted"
    echo "$found" > "$root/target/proof/CAUGHT/planted"
fi
[ "$planted" -gt 0 ] && [ "$found" -eq "$planted" ]
