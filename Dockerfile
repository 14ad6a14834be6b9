# The first stage installs; the second is what runs: no compiler, no pip of its own, nothing that needs writing but /data.
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /app
RUN python -m venv --without-pip /opt/venv
COPY requirements/run.txt requirements/run.txt
RUN python -m pip --python /opt/venv/bin/python install --require-hashes --only-binary :all: -r requirements/run.txt
COPY storage storage
COPY bot bot
RUN /opt/venv/bin/python -m compileall -q storage bot

FROM python:3.11-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATABASE_URL=sqlite:////data/bot.db \
    MEDIA_URL=file:///data/media
WORKDIR /app
RUN install -d -m 0700 -o 10001 -g 10001 /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
USER 10001:10001
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "run"]
