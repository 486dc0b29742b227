#!/bin/sh
# packages.sh KIND... - makes sure that what compiling (build), testing (test), linting (lint), rendering the sample's pictures
# (pictures) or comparing with peers (bench) needs is there. Installs with the system's package manager, and says what.
set -e
debian_build="gcc make pkg-config libcmark-dev libxml2-dev libpng-dev libjpeg62-turbo-dev libyaml-dev libjansson-dev libicu-dev libxxhash-dev liblcms2-dev libwebp-dev libmicrohttpd-dev libpango1.0-dev libqrencode-dev libxlsxwriter-dev libgmime-3.0-dev libarchive-dev libcsv-dev libcurl4-openssl-dev libzimg-dev fonts-noto-core wordnet-base"
debian_test="nodejs npm chromium default-jre-headless imagemagick libxml2-utils jq libasan8 libubsan1 fonts-noto-cjk fonts-dejavu-core poppler-utils qpdf python3 rsync rclone git nginx-light apache2-bin media-types parallel"
debian_lint="clang clang-tidy clang-format cppcheck"
debian_fuzz="clang libclang-rt-14-dev"
debian_pictures="povray povray-includes netpbm libjpeg-turbo-progs"
debian_bench="hugo hyperfine python3 cmark"
debian_bench_pictures="nodejs npm libvips-tools imagemagick"
fedora_build="gcc make pkgconf-pkg-config cmark-devel libxml2-devel libpng-devel libjpeg-turbo-devel libyaml-devel jansson-devel libicu-devel xxhash-devel lcms2-devel libwebp-devel libmicrohttpd-devel pango-devel qrencode-devel libxlsxwriter-devel gmime30-devel libarchive-devel libcsv-devel libcurl-devel zimg-devel google-noto-sans-fonts wordnet"
arch_build="gcc make pkgconf cmark libxml2 libpng libjpeg-turbo libyaml jansson icu xxhash lcms2 libwebp libmicrohttpd pango qrencode libxlsxwriter gmime3 libarchive libcsv curl zimg noto-fonts wordnet-common"
alpine_build="gcc musl-dev make pkgconf cmark-dev libxml2-dev libpng-dev libjpeg-turbo-dev yaml-dev jansson-dev icu-dev xxhash-dev lcms2-dev libwebp-dev libmicrohttpd-dev pango-dev libqrencode-dev libxlsxwriter-dev gmime-dev libarchive-dev libcsv-dev curl-dev zimg-dev font-noto"

wanted=
for kind in "$@"; do
    eval "wanted=\"\$wanted \$debian_$(echo "$kind" | tr - _)\""
done

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo > /dev/null; then sudo "$@"; else
        echo "These packages are missing, and neither root nor sudo is at hand. As root, run:" >&2
        echo "    $*" >&2
        exit 2
    fi
}

# Programs that a machine may have from elsewhere need no package.
have_program() {
    case $1 in
    gcc) command -v cc > /dev/null || command -v gcc > /dev/null ;;
    pkg-config) command -v pkg-config > /dev/null ;;
    nodejs) command -v node > /dev/null ;;
    npm) command -v npm > /dev/null ;;
    default-jre-headless) command -v java > /dev/null ;;
    imagemagick) command -v identify > /dev/null ;;
    libxml2-utils) command -v xmllint > /dev/null ;;
    python3) command -v python3 > /dev/null ;;
    *) return 1 ;;
    esac
}

if command -v dpkg-query > /dev/null && command -v apt-get > /dev/null; then
    missing=
    for package in $wanted; do
        dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null | grep -q '^installed$' || have_program "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || exit 0
    echo "installing:$missing"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends install $missing > /dev/null
    exit 0
fi
needed=$(sed -n 's/^PACKAGES = //p' "$(dirname "$0")/../Makefile")
# shellcheck disable=SC2086
if command -v pkg-config > /dev/null && pkg-config --exists $needed; then
    exit 0
fi
if command -v dnf > /dev/null; then echo "installing: $fedora_build"; as_root dnf -y install $fedora_build
elif command -v pacman > /dev/null; then echo "installing: $arch_build"; as_root pacman -S --needed --noconfirm $arch_build
elif command -v apk > /dev/null; then echo "installing: $alpine_build"; as_root apk add $alpine_build
else
    echo "No package manager that this script knows (apt-get, dnf, pacman, apk) was found. Please install, under your system's names:" >&2
    for package in $wanted; do echo "    $package" >&2; done
    exit 2
fi
