# Rounds in a container: built with Rust, run on a plain Debian, without rights, on a root that may be read-only. All
# that is written lies in /var/lib/rounds. compose.yaml runs it as it is meant to be run.

# The same Rust as in rust-toolchain.toml, which is left out of the build: it would fetch tools that only checks need.
FROM rust:1.95.0-slim-bookworm AS build
WORKDIR /src
COPY Cargo.toml Cargo.lock build.rs ./
COPY assets assets
COPY benches benches
COPY local-discord local-discord
COPY prompts prompts
COPY src src
COPY tests tests
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo build --release --locked --no-default-features --bin rounds \
    && install -m 755 target/release/rounds /usr/local/bin/rounds

# Nothing is installed here: SQLite, time zones and the authorities that TLS trusts are within the binary.
FROM debian:bookworm-slim
LABEL org.opencontainers.image.title="Rounds" \
      org.opencontainers.image.description="A self-hosted Discord bot that keeps a healthcare team's social media in good health." \
      org.opencontainers.image.licenses="MIT OR Apache-2.0" \
      org.opencontainers.image.base.name="docker.io/library/debian:bookworm-slim"
# The numbers stay the same for ever: the files in the volume belong to them.
RUN groupadd --gid 10001 rounds \
    && useradd --uid 10001 --gid rounds --home-dir /var/lib/rounds --no-create-home --shell /usr/sbin/nologin rounds \
    && install -d -o rounds -g rounds -m 700 /var/lib/rounds
COPY LICENSE-MIT LICENSE-APACHE assets/fonts/NotoSans-OFL.txt /usr/share/doc/rounds/
COPY --from=build /usr/local/bin/rounds /usr/local/bin/rounds
USER 10001:10001
WORKDIR /var/lib/rounds
# Metrics and health are told within the container alone.
ENV ROUNDS_DATABASE=/var/lib/rounds/rounds.db \
    ROUNDS_METRICS=127.0.0.1:9464
VOLUME ["/var/lib/rounds"]
# It ends in order within about ten seconds: give it fifteen (compose.yaml does; `docker run --stop-timeout 15`).
STOPSIGNAL SIGTERM
# Whether Discord is heard, and the database can be written: asked of the running process, at the address above.
HEALTHCHECK --interval=60s --timeout=10s --start-period=90s --retries=3 CMD ["/usr/local/bin/rounds", "health"]
ENTRYPOINT ["/usr/local/bin/rounds"]
