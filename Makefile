# Bare `make` lists the targets. Variables: ARCHS DATASETS PROXIES WORKERS SEED ENGINE DEDUP RESULTS (see README).

MVN    ?= mvn -B
CROZE  := bin/croze
JAR    := target/croze-bench.jar
# Tests and benchmarks start JVMs of their own: they get the environment of bin/croze, which says why it is so, and the
# ND4J build for this processor (Maven alone takes the AVX2 one).
SIMD := $(shell grep -owm1 -e avx512f -e avx2 /proc/cpuinfo 2>/dev/null)
export OMP_NUM_THREADS ?= 1
ifneq ($(filter avx512f,$(SIMD)),)
NATIVES := -Dnatives.extension=-onednn-avx512
export OPENBLAS_CORETYPE ?= SkylakeX
else ifneq ($(filter avx2,$(SIMD)),)
export OPENBLAS_CORETYPE ?= Haswell
endif
# Java reads no file name beyond ASCII in a locale that is not UTF-8, such as C.
ifneq ($(or $(shell locale charmap 2>/dev/null),UTF-8),UTF-8)
export LC_ALL := C.UTF-8
endif
# One line for a tool that is missing.
JAVAC := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/)javac
TOOLS = @command -v '$(JAVAC)' >/dev/null || { echo "croze: no JDK; install the package openjdk-17-jdk (Debian, Ubuntu), \
java-17-openjdk-devel (Fedora) or openjdk@17 (Homebrew)" >&2; exit 2; }; \
command -v $(firstword $(MVN)) >/dev/null || { echo "croze: no $(firstword $(MVN)); install the package maven" >&2; exit 2; }
OPTIONS := $(if $(ARCHS),--archs '$(ARCHS)') $(if $(DATASETS),--datasets '$(DATASETS)') \
           $(if $(PROXIES),--proxies '$(PROXIES)') $(if $(WORKERS),--workers $(WORKERS)) \
           $(if $(SEED),--seed $(SEED)) $(if $(ENGINE),--engine $(ENGINE)) \
           $(if $(DEDUP),--dedup) $(if $(RESULTS),--results '$(RESULTS)')

.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-zA-Z0-9_-]+:.*## /{printf "  make %-26s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo; echo "Studies, by the titles of their files in experiments/:"
	@awk '/^title: /{t = $$0; sub(/^title: *"?/, "", t); sub(/"? *$$/, "", t); n = FILENAME; sub(/.*\//, "", n); \
	  sub(/\.yaml$$/, "", n); printf "  make %-26s %s\n", n, t}' \
	  $(STUDIES:%=experiments/%.yaml) $(NETWORKS:%=experiments/networks/%.yaml) \
	  $(FIGURES:%=experiments/figures/%.yaml) | sort -V

$(JAR): pom.xml nasbench-data/manifest.csv $(shell find src/main -type f 2>/dev/null)
	$(TOOLS)
	$(MVN) -q $(NATIVES) -DskipTests -DskipITs -Dspotless.check.skip package
	@touch $@

.PHONY: build
build: $(JAR) ## compile and package target/croze-bench.jar

.PHONY: test
test: ## all tests: unit, property, golden, and runs of the built jar
	$(TOOLS)
	$(MVN) $(NATIVES) verify
	@awk -F, 'NR > 1 {missed[$$2] += $$8; covered[$$2] += $$9} END {for (p in covered) if (missed[p] + covered[p]) \
	  printf "coverage %-28s %3d %% of %5d lines\n", p, 100 * covered[p] / (missed[p] + covered[p]), missed[p] + covered[p]}' \
	  target/site/jacoco/jacoco.csv | sort
	@.ci/skipped | awk '/published tables/ {data++; next} {print "skipped " $$0} \
	  END {if (data) print data " tests were skipped: only the published tables show what they test; set CROZE_MIRROR to a folder that has them (make data fetches them)"}'

.PHONY: format
format: ## format the sources
	$(MVN) -q spotless:apply

.PHONY: data
data: $(JAR) ## fetch the accuracy tables and images that are missing, and verify all of them
	$(CROZE) data fetch

STUDIES := $(filter-out common,$(patsubst experiments/%.yaml,%,$(wildcard experiments/*.yaml)))
.PHONY: $(STUDIES)

# Scores with the published setting are there; another one needs the images.
$(STUDIES): $(if $(SEED)$(ENGINE)$(DEDUP),images,inputs)
	$(CROZE) study $@ $(OPTIONS)

# The name of release 0.1, kept until 0.3.
.PHONY: mended
mended:
	@echo 'croze: make mended is now make corrected' >&2
	@$(MAKE) --no-print-directory corrected

.PHONY: publish
publish: images ## write a study and its new scores into results/ itself: STUDY=table2; refused if it covers less than is there
	@test -n '$(STUDY)' || { echo 'make publish: which study? For example make publish STUDY=table2' >&2; exit 2; }
	$(CROZE) study $(STUDY) $(OPTIONS) --publish

# What the studies read and neither nasbench-data/ nor the mirror has. What is not available is named, and the study decides what
# it does without.
FETCH_MISSING := data fetch --missing --best-effort

.PHONY: inputs
inputs: $(JAR)
	@$(CROZE) $(FETCH_MISSING) robust-nas-bench-201/meta.json robust-nas-bench-201/cifar10 \
	  robust-nas-bench-201/cifar100 nas-robbench-201 zc-proxies darts

# ImageNet16-120 is had by hand, see nasbench-data/README.md.
.PHONY: images
images: inputs
	@$(CROZE) $(FETCH_MISSING) images/cifar10/data_batch_1.bin images/cifar100/train.bin

.PHONY: pilot
pilot: inputs ## how much training a rank needs: networks trained here beside the published ones
	$(CROZE) pilot

.PHONY: preferences
preferences: inputs ## what proxies and accuracies put first: operations, depth, width, live share of the best hundredth
	$(CROZE) preferences

NETWORKS := $(patsubst experiments/networks/%.yaml,%,$(wildcard experiments/networks/*.yaml))
.PHONY: $(NETWORKS)
# Scores of table13 need images of ImageNet16-120, which are had by hand.
$(NETWORKS): $(JAR)
	$(CROZE) table $(@:table%=%)

FIGURES := $(patsubst experiments/figures/%.yaml,%,$(wildcard experiments/figures/*.yaml))
.PHONY: $(FIGURES)
$(FIGURES): images
	$(CROZE) figure $(@:figure%=%)

.PHONY: audit
audit: $(JAR) ## the paper's own arithmetic: averages, scores and repeated figures recomputed
	$(CROZE) audit

.PHONY: report
report: $(JAR) ## all results in one page to look at, results/local/report.html
	$(CROZE) report

.PHONY: check
check: images ## recompute a sample of the committed scores and every committed table, and compare; FULL=1 trains networks to their end; JUNIT=file.xml for a CI service
	$(CROZE) check $(if $(FULL),--full) $(if $(WORKERS),--workers $(WORKERS)) $(if $(JUNIT),--junit '$(JUNIT)')

.PHONY: docs
docs: ## write anew what documents take from results/ and from the program: figures, proxies, commands
	$(TOOLS)
	$(MVN) -q $(NATIVES) test -Dtest='DocumentFiguresTest,ProxiesDocumentTest,CommandsDocumentTest' -Dcroze.docs.write=true -Dspotless.check.skip -Djacoco.skip

.PHONY: accept
accept: $(JAR) ## take the committed results as what make check expects
	$(CROZE) accept

BENCH ?= .
PEER  ?= src/bench/python/torch_peer.py

.PHONY: bench
bench: ## benchmarks of the engines; BENCH=Convolution or BENCH='Pass -p engine=cpu' for some
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.arguments="$(BENCH)"

PYTHON ?= /usr/bin/python3

.PHONY: bench-train
bench-train: ## a training step beside PyTorch's (python3-torch), N = 1 and N = 5
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.bench.TrainingPeer \
	  -Dbench.arguments="$(PYTHON) src/bench/python/torch_train_peer.py"

.PHONY: bench-darts
bench-darts: ## croze of two networks of DARTS, C = 36, 20 cells, double and float, beside PyTorch's (python3-torch)
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.bench.DartsPeer \
	  -Dbench.arguments="$(PYTHON) src/bench/python/torch_darts_peer.py"

.PHONY: bench-bound
bench-bound: ## croze and passes with BN of a light, a mean and the heaviest network beside PyTorch's (python3-torch), and what a core allows at most; two minutes of an idle core
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.bench.PassBound \
	  -Dbench.arguments="$(PYTHON) src/bench/python/torch_peer.py"

.PHONY: bench-versions
bench-versions: $(JAR) ## processor time of scoring beside another build's: BEFORE=<its croze-bench.jar>
	@test -n '$(BEFORE)' || { echo 'make bench-versions: beside what? BEFORE=<checkout>/target/croze-bench.jar' >&2; exit 2; }
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.bench.VersionPairs \
	  -Dbench.arguments="$(BEFORE) $(JAR)"

LOG ?= 1000000

.PHONY: bench-log
bench-log: ## log, export and merge of LOG architectures with synthetic values: time, heap, size; 10000000 take 3 GB of disk
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.sweep.log.LogScale \
	  -Dbench.arguments="$(LOG) target/bench-log"

# Seconds of the driver a task and an architecture, and until executors compute: docs/design/scale.md.
CLUSTER_COSTS ?= .010 .00013 27

.PHONY: bench-cluster
bench-cluster: ## simulates sweeps on 1 to 10,000 cores, from the measured costs of Spark's driver and the log
	$(MVN) -q $(NATIVES) -Pbench test-compile exec:exec -Dbench.main=croze.bench.ClusterScale \
	  -Dbench.arguments="$(CLUSTER_COSTS)"

.PHONY: peer
peer: $(JAR) ## CPU seconds an architecture against PyTorch's; PEER=<torch_peer.py>
	$(CROZE) bench --cells-only --engines cpu --samples 8 --peer $(PEER)

.PHONY: bench-sweep
bench-sweep: images ## time the scoring of architectures, beside PyTorch if there: results/local/bench
	$(CROZE) bench

# The libraries of Spark are fetched by this target alone.
SPARK := plugins/croze-spark.jar
$(SPARK): $(JAR) plugins/spark/pom.xml $(shell find plugins/spark/src -type f 2>/dev/null)
	$(TOOLS)
	@$(MVN) -q -f plugins/spark package || { echo "croze: the plug-in for Spark was not built: it needs about 220 MB of libraries from \
Maven's registry, once; see Maven's message above" >&2; exit 1; }
	@rm -rf plugins/croze-spark-lib && cp -rl plugins/spark/target/lib plugins/croze-spark-lib 2>/dev/null \
	  || cp -r plugins/spark/target/lib plugins/croze-spark-lib
	@cp plugins/spark/target/croze-spark.jar $@

.PHONY: spark
spark: $(SPARK) ## build the plug-in for --spark

.PHONY: test-cluster
test-cluster: $(SPARK) ## a sweep and a training on a Spark cluster of two workers on this machine, one of them killed
	plugins/spark/test-cluster

.PHONY: dist
dist: ## an archive with a Java of its own, target/dist: unpack and run, without JDK, Maven or root
	$(TOOLS)
	src/dist/make-dist '$(MVN)'

.PHONY: test-dist
test-dist: ## unpack the archive of make dist into an empty folder and run it in an empty environment
	src/dist/test-dist

.PHONY: clean
clean: ## delete what the build made; results and data stay
	$(MVN) -q clean
