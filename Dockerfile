# The atlas in a container: the same command as outside, as a user without rights.
#   docker build -t sovereign-ai-atlas .            what is served
#   docker build --target tests -t atlas-tests .    the same with all tests, Chromium, LibreOffice

FROM python:3.11-slim-bookworm AS base
# make starts the atlas; the fonts are what pictures and PDFs are written in. Debian keeps only the
# newest version of a package, so a pinned one would soon not build.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends make fonts-liberation fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --create-home --uid 10001 atlas
WORKDIR /atlas
RUN chown atlas:atlas /atlas
USER 10001
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
COPY --chown=atlas:atlas Makefile requirements.txt requirements-dev.txt ./
RUN make .venv/run.stamp PYTHON=python3.11

FROM base AS tests
USER 0
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends chromium libreoffice-impress git \
    && rm -rf /var/lib/apt/lists/*
USER 10001
RUN make .venv/dev.stamp
COPY --chown=atlas:atlas . .
# A checkout may be younger than the environment, which is up to date nevertheless.
RUN touch .venv/run.stamp .venv/dev.stamp
CMD ["make", "test"]

FROM base AS atlas
COPY --chown=atlas:atlas . .
RUN touch .venv/run.stamp
ENV ATLAS_HOST=0.0.0.0 ATLAS_PORT=8501
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
    CMD [".venv/bin/python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8501/readyz', timeout=4)"]
CMD ["make", "run"]
