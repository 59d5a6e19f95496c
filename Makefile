.PHONY: serve test build bench fmt e2e

serve:
	scripts/serve.sh

test:
	scripts/test.sh

build:
	scripts/setup.sh build && scripts/build.sh

bench:
	cargo bench -p thuocdo-core

fmt:
	cargo fmt --all

e2e:
	scripts/test.sh setup build e2e
