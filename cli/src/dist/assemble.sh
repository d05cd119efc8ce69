#!/bin/sh
# Assembles the distribution in target/mailauth and packs it. Maven starts it in cli/, with the JDK it
# selected as JAVA_HOME, when target/mailauth/lib holds the dependencies and target/picocli/src picocli's sources.
# The same sources and JDK give the same octets: files are sorted, and have the build's time.
# usage: assemble.sh VERSION PICOCLI_VERSION TIME
set -eu

version=$1
picocli=$2
time=$3
modules=java.base,java.logging,java.naming,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported

quickstart=../examples/quickstart/mailauth.yaml
work=target/assemble
dist=target/mailauth
mailauth=$dist/bin/mailauth
mkdir -p "$work" "$dist/completion" "$dist/man/man1" "$dist/share"

cp -pR src/dist/bin "$dist/"
cp -p ../LICENSE "$dist/"
cp -p "target/cli-$version.jar" "$dist/lib/mailauth.jar"

# picocli is published as Java 5 bytecode, which no class archive can hold: compile its sources again.
if [ ! -f "$dist/lib/picocli-$picocli.jar" ]; then
  "$JAVA_HOME/bin/javac" --release 21 -nowarn -proc:none -XDstringConcat=inline \
    -d "$work/picocli" target/picocli/src/picocli/*.java
  "$JAVA_HOME/bin/jar" --create --date "$time" --file "$dist/lib/picocli-$picocli.jar" -C "$work/picocli" .
fi

# A runtime takes seconds to link: keep the one that is there if it would come out the same.
link="$modules $(cat "$JAVA_HOME/release")"
if [ "$link" != "$(cat "$work/linked" 2>/dev/null)" ]; then
  rm -rf "$dist/runtime"
  "$JAVA_HOME/bin/jlink" --add-modules "$modules" --output "$dist/runtime" \
    --strip-debug --no-man-pages --no-header-files --compress zip-6
  printf '%s\n' "$link" >"$work/linked"
fi

for shell in bash zsh fish; do
  "$mailauth" completion "$shell" >"$dist/completion/mailauth.$shell"
done
"$mailauth" schema >"$dist/share/mailauth.schema.json"
rm -f "$dist"/man/man1/*
"$mailauth" man "$dist/man/man1"

# The class archives hold what these commands load. They are no AOT caches, because JDK 25.0.3 runs stale
# code from one (JDK-8377932); an archive is refused when a jar has another size or time. All that is in one is
# linked with every start, so that what only an audit loads has one of its own, and no HTTP client is in any.
rm -f "$work"/*.classes "$work/port" "$dist"/lib/*.jsa
find "$dist" -exec touch -h -d "$time" {} +
train() {
  MAILAUTH_JAVA_OPTS="-Xshare:off -XX:DumpLoadedClassList=$work/$1.classes" "$mailauth" "$@" >"$work/$1.out"
}
# Classes are numbered per run, and those of other class loaders refer to the numbers; threads load them in
# whatever order, so they are sorted, with the lines that refer to classes behind them.
dump() { # archive, and the commands that it is for
  archive=$1
  shift
  trained=$(printf "$work/%s.classes " "$@")
  # shellcheck disable=SC2086 # a list of files
  {
    cat $trained | grep -v '^@' | grep -v ' source: ' | grep -vE '^(okhttp3|okio|kotlin)/' |
      sed 's/ id: [0-9]*$//' | LC_ALL=C sort -u
    cat $trained | grep '^@' | grep -vE '(okhttp3|okio|kotlin)/' | LC_ALL=C sort -u
  } >"$work/classes"
  MAILAUTH_JAVA_OPTS="-XX:SharedArchiveFile=$dist/lib/$archive.jsa -Xshare:dump -XX:SharedClassListFile=$work/classes -XX:+IgnoreUnrecognizedVMOptions -XX:+AOTClassLinking" \
    "$mailauth"
}
train version
train --help
usual='version --help'
if [ -f "$quickstart" ]; then
  train plan -f "$quickstart"
  usual="$usual plan"
fi
# A check asks DNS all the time: a server of ours answers, until the script ends.
"$JAVA_HOME/bin/java" -cp "$dist/lib/*" src/dist/Training.java >"$work/port" 2>"$work/training.log" &
training=$!
trap 'kill $training' EXIT
until [ -s "$work/port" ]; do
  kill -0 $training
  sleep 0.1
done
train check example.com --dns "127.0.0.1:$(cat "$work/port")"
train spf eval example.com --ip 192.0.2.1 --dns "127.0.0.1:$(cat "$work/port")"
# shellcheck disable=SC2086 # a list of words
dump mailauth $usual
# shellcheck disable=SC2086
dump audit $usual check spf
MAILAUTH_JAVA_OPTS=-Xshare:on "$mailauth" version >/dev/null
MAILAUTH_JAVA_OPTS=-Xshare:on "$mailauth" lint spf 'v=spf1 -all' >/dev/null

# tar keeps the times that the archive is bound to.
# Rights are not those of whoever checked the sources out.
chmod -R u=rwX,go=rX "$dist"
touch -d "$time" "$dist"/lib/*.jsa "$dist/lib"
archive=target/mailauth-$version.tar.gz
(cd target && find mailauth | LC_ALL=C sort) >"$work/files"
if tar --version | grep -q GNU; then
  tar -C target --no-recursion --owner=0 --group=0 --numeric-owner -cf - -T "$work/files" | gzip -9n >"$archive"
else
  tar -C target --no-recursion --uid 0 --gid 0 -cf - -T "$work/files" | gzip -9n >"$archive"
fi
