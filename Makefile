# make showcase   install what is missing, compile, check content/, build output/
# make check      install what tests need, run every test
# make            the program: build/vitrine, and build/release/vitrine-full behind it
# make install    to $(DESTDIR)$(PREFIX)
# make asan       the tests under address and undefined-behaviour sanitizers
# make lint       clang-tidy, cppcheck, clang-format, layers, tables, headers
# make format     lay the sources out by .clang-format
# make fault      every call that can fail fails once, and the process dies once at each
# make fuzz       libFuzzer targets of tests/fuzz, ten minutes each (SECONDS_EACH)
# make bench      beside Hugo, if it is there; BENCH=folder with gen_catalog.py and hugo_build.sh
# make bench-scale   cold builds of 1,000, 10,000 and 100,000 listings (SIZES, RUNS)
# make bench-pictures   photos beside sharp and vipsthumbnail; PHOTOS=folder with JPEGs, or BENCH and CORPORA
# make bench-quality   would each photo want a quality of its own? PHOTOS, or CORPORA
# make bench-serve     random edits under the preview server (SECONDS_LONG=60), and from save to repaint in a large site (N=10000)
# make bench-pages   Lighthouse over the sample and catalog-luma, and a large catalog on a slow processor (CORPORA, BENCH, RUNS, N)
# make reference  the generated parts of content/README.md and themes/README.md
# make pictures   render the sample's photographs again (POV-Ray)
# make clean
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

PREFIX     ?= /usr/local
BINDIR     ?= $(PREFIX)/bin
DATADIR    ?= $(PREFIX)/share/vitrine
CC         ?= cc
PKG_CONFIG ?= pkg-config
INSTALL    ?= install
CFLAGS     ?= -O3 -g
VARIANT    ?= release
VERSION    := 0.1.0

PACKAGES = libcmark libxml-2.0 libpng libjpeg yaml-0.1 jansson icu-i18n icu-uc libxxhash lcms2 libwebp libmicrohttpd pangocairo libqrencode xlsxwriter gmime-3.0 libarchive libcurl zimg

BUILD := build/$(VARIANT)
WARN   = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
         -Wvla -Wundef -Wcast-qual -Wwrite-strings -Wformat=2 -Werror
flags.release  =
flags.asan     = -O2 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
flags.fuzz     = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -O1
flags.tsan     = -O2 -fsanitize=thread
flags.coverage = --coverage -O0
PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS   := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
ALL_CFLAGS  = -std=c17 -D_GNU_SOURCE -DVITRINE_VERSION='"$(VERSION)"' -DVITRINE_DATADIR='"$(DATADIR)"' -Isrc \
              -include base/banned.h $(WARN) $(CFLAGS) $(flags.$(VARIANT)) \
              $(PACKAGE_CFLAGS) -pthread
ALL_LDFLAGS = $(LDFLAGS) $(flags.$(VARIANT)) -pthread -Wl,--as-needed
LDLIBS      = $(PACKAGE_LIBS) -lcsv -lm

# What the fuzz targets are linked with; all else of the house would be compiled for nothing.
rooms.fuzz = base syntax image language template catalog check plan view exchange document publish
SOURCES := $(wildcard $(or $(rooms.$(VARIANT):%=src/%/*.c),src/*/*.c))
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/embedded.o
UNITS   := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/*_test.c))
EMBED   := $(sort $(shell find themes src/language/words src/language/messages src/serve/workbench src/command/recipes -type f ! -name README.md 2>/dev/null))

.PHONY: all check check-only showcase asan lint format bench bench-scale bench-pictures bench-quality bench-serve bench-pages fault fuzz reference pictures install uninstall clean packages FORCE
all: build/vitrine

build/vitrine: $(BUILD)/vitrine $(BUILD)/vitrine-full
	@ln -sfn $(VARIANT)/vitrine $@
# The small program and the full one: each is linked with those of the libraries that it needs.
$(BUILD)/src/main.o: ALL_CFLAGS += -DVITRINE_BUILT='"$(CURDIR)/$(BUILD)"'
$(BUILD)/vitrine: $(BUILD)/src/main.o $(BUILD)/libvitrine.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/vitrine-full: $(BUILD)/src/full.o $(BUILD)/libvitrine.a
	$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)
$(BUILD)/libvitrine.a: $(OBJECTS) $(BUILD)/identity.o
	@rm -f $@ && $(AR) rcsP $@ $^
# What all else was compiled to.
$(BUILD)/identity.c: $(OBJECTS)
	@{ echo '#include "build/workspace.h"'; echo "const uint64_t program_identity = 0x$$(cat $^ | sha256sum | cut -c 1-16);"; } > $@
$(BUILD)/identity.o: $(BUILD)/identity.c $(BUILD)/flags
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "CC $<"
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/embedded.o: $(BUILD)/embedded.c $(BUILD)/flags
	@$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$(BUILD)/embedded.c: src/embed.sh $(EMBED)
	@mkdir -p $(@D)
	@sh src/embed.sh $(EMBED) > $@.new && mv $@.new $@
$(BUILD)/tests/%: $(BUILD)/tests/%.o $(BUILD)/libvitrine.a
	@$(CC) $(ALL_LDFLAGS) -o $@ $^ $(LDLIBS)
# Rebuild everything when the flags change, and only then.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo "$(subst ",,$(CC) $(ALL_CFLAGS))" | cmp -s - $@ || echo "$(subst ",,$(CC) $(ALL_CFLAGS))" > $@
-include $(OBJECTS:.o=.d) $(UNITS:=.d) $(BUILD)/src/main.d $(BUILD)/src/full.d
.SECONDARY: $(UNITS:=.o)

packages:
	@sh src/packages.sh build
showcase: packages
	@$(MAKE) --no-print-directory all
	@build/vitrine check
	@build/vitrine build
	@echo
	@echo "The storefront:        $(CURDIR)/output/index.html"
	@echo "The printable catalog: $(CURDIR)/output/catalog.html"

check:
	@sh src/packages.sh build test fuzz
	@$(MAKE) --no-print-directory -j"$$(nproc)" check-only
check-only: all
	@$(MAKE) --no-print-directory VARIANT=asan units programs
	@sh tests/run.sh
.PHONY: units programs
units: $(UNITS)
programs: $(BUILD)/vitrine $(BUILD)/vitrine-full
asan:
	@sh src/packages.sh build
	@$(MAKE) --no-print-directory VARIANT=asan units programs
	@sh tests/run.sh unit
lint:
	@sh src/packages.sh build lint
	@sh tests/lint/run.sh
format:
	@clang-format -i $$(find src tests -name node_modules -prune -o -name '*.[ch]' -print)
bench: all
	@sh tests/bench/build.sh
bench-serve: all
	@sh tests/bench/serve.sh
	@cd tests/browser && npm install --no-audit --no-fund --no-package-lock --silent
	@CHROMIUM=$${CHROMIUM:-$$(command -v chromium)} node tests/bench/preview.mjs
fault: all
	@$(MAKE) --no-print-directory VARIANT=asan programs
	@sh tests/fault/run.sh
fuzz:
	@sh src/packages.sh build fuzz
	@sh tests/fuzz/run.sh
bench-scale: all
	@sh tests/bench/scale.sh
bench-pictures: all $(BUILD)/tests/bench/pictures
	@sh tests/bench/pictures.sh
bench-quality:
	@sh tests/bench/quality.sh
bench-pages: all
	@sh tests/bench/pages.sh
reference: all
	@sh tests/reference.sh --write
pictures:
	@sh src/packages.sh pictures
	@sh content/scenes/render-all.sh
install: all
	$(INSTALL) -d $(DESTDIR)$(BINDIR) $(DESTDIR)$(DATADIR)
	$(INSTALL) -m 755 $(BUILD)/vitrine $(BUILD)/vitrine-full $(DESTDIR)$(BINDIR)
	cp -R themes $(DESTDIR)$(DATADIR)/
uninstall:
	rm -f $(DESTDIR)$(BINDIR)/vitrine $(DESTDIR)$(BINDIR)/vitrine-full
	rm -rf $(DESTDIR)$(DATADIR)
clean:
	rm -rf build
