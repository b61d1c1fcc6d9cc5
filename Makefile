# Bare `make` lists the targets. Variables: ARCHS DATASETS PROXIES WORKERS SEED ENGINE (see README).

MVN    ?= mvn -B
CROZE  := bin/croze
JAR    := target/croze-bench.jar
# The ND4J build for this processor; Maven alone takes the AVX2 one.
NATIVES := $(shell grep -qw avx512f /proc/cpuinfo 2>/dev/null && echo -Dnatives.extension=-onednn-avx512)
OPTIONS := $(if $(ARCHS),--archs '$(ARCHS)') $(if $(DATASETS),--datasets '$(DATASETS)') \
           $(if $(PROXIES),--proxies '$(PROXIES)') $(if $(WORKERS),--workers $(WORKERS)) \
           $(if $(SEED),--seed $(SEED)) $(if $(ENGINE),--engine $(ENGINE))

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-zA-Z0-9_-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

$(JAR): pom.xml nasbench-data/manifest.csv $(shell find src/main -type f 2>/dev/null)
	$(MVN) -q $(NATIVES) -DskipTests -DskipITs -Dspotless.check.skip package
	@touch $@

.PHONY: build
build: $(JAR) ## compile and package target/croze-bench.jar

.PHONY: test
test: ## all tests: unit, property, golden, and runs of the built jar
	$(MVN) $(NATIVES) verify

.PHONY: format
format: ## format the sources
	$(MVN) -q spotless:apply

.PHONY: data
data: $(JAR) ## fetch the accuracy tables and images that are missing, and verify all of them
	$(CROZE) data fetch

.PHONY: table2
table2: $(JAR) ## Table 2: proxies against clean and robust accuracy, standard training
	$(CROZE) table 2 $(OPTIONS)

.PHONY: audit
audit: $(JAR) ## the paper's own arithmetic: averages, scores and repeated figures recomputed
	$(CROZE) audit

.PHONY: clean
clean: ## delete what the build made; results and data stay
	$(MVN) -q clean
