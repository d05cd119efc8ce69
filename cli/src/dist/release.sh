#!/bin/sh
# Makes what is published from target/mailauth and its archive: a Debian package, and checksums of both.
# Run it in cli/ after 'mvn package'; where there is an SBOM (mvn -Prelease), it is published beside them.
# The same distribution gives the same octets.
# usage: release.sh VERSION TIME FOLDER
set -eu

version=$1
time=$2
out=$3
dist=target/mailauth
architecture=$(dpkg --print-architecture)
# Debian sorts ~ before everything, so that a snapshot is older than its release.
debian=$(printf %s "$version" | sed 's/-SNAPSHOT$/~snapshot/')
root=$out/root
rm -rf "$root"
mkdir -p "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin" "$root/usr/share/man/man1" \
  "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
  "$root/usr/share/fish/vendor_completions.d" "$root/usr/share/doc/mailauth" "$root/usr/share/mailauth"

# cp keeps the times that the class archive is bound to.
cp -pR "$dist" "$root/usr/lib/mailauth"
rm -r "$root/usr/lib/mailauth/man" "$root/usr/lib/mailauth/completion" "$root/usr/lib/mailauth/share"
ln -s ../lib/mailauth/bin/mailauth "$root/usr/bin/mailauth"
for page in "$dist"/man/man1/*.1; do
  gzip -9nc "$page" >"$root/usr/share/man/man1/$(basename "$page").gz"
done
cp "$dist/completion/mailauth.bash" "$root/usr/share/bash-completion/completions/mailauth"
cp "$dist/completion/mailauth.zsh" "$root/usr/share/zsh/vendor-completions/_mailauth"
cp "$dist/completion/mailauth.fish" "$root/usr/share/fish/vendor_completions.d/mailauth.fish"
cp "$dist/share/mailauth.schema.json" "$root/usr/share/mailauth/"
cp ../LICENSE "$root/usr/share/doc/mailauth/copyright"
cat >"$root/DEBIAN/control" <<CONTROL
Package: mailauth
Version: $debian
Architecture: $architecture
Maintainer: the mailauth authors <mailauth@example.com>
Section: mail
Priority: optional
Depends: libc6 (>= 2.17)
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Description: SPF, DKIM, DMARC and their kin as a YAML file declares them
 Compares the mail records of domains with a YAML file, shows what would change
 and what that means for mail, and changes it at the DNS host. It has a Java
 runtime of its own.
CONTROL
find "$root" -exec chmod go-w {} + -exec touch -h -d "$time" {} +
SOURCE_DATE_EPOCH=$(date -u -d "$time" +%s)
export SOURCE_DATE_EPOCH
package=mailauth_${debian}_$architecture.deb
dpkg-deb --root-owner-group -Zgzip --build "$root" "$out/$package" >/dev/null
rm -rf "$root"

cp "target/mailauth-$version.tar.gz" "$out/"
[ ! -f ../target/mailauth.cdx.json ] || cp ../target/mailauth.cdx.json "$out/mailauth-$version.cdx.json"
(cd "$out" && sha256sum -- *.deb *.tar.gz $(ls -- *.cdx.json 2>/dev/null) >SHA256SUMS)
