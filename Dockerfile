# One image for every service and job; what a container does is its start command:
#   node --max-semi-space-size=2 --optimize-for-size --heap-growing-percent=50 dist/services/<service>/main.js
# Nothing here needs a script of a package (see allowScripts in package.json: all of them belong to tools for development),
# so none is run.

FROM node:24-bookworm-slim AS packages
WORKDIR /app
# A mirror of the npm registry, for networks where it is nearer.
ARG NPM_CONFIG_REGISTRY=https://registry.npmjs.org/
COPY package.json package-lock.json .npmrc ./
# Declarations and source maps of packages are for their developers; fonts are for print, in the two weights that we print in.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
 && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' -o -name '*.map' \) -delete \
 && find node_modules/@fontsource -type f -name '*.woff*' ! -regex '.*-\(chinese-simplified\|japanese\|korean\|latin\)-[47]00-normal.woff' -delete

FROM node:24-bookworm-slim AS build
WORKDIR /app
ARG NPM_CONFIG_REGISTRY=https://registry.npmjs.org/
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts
COPY nest-cli.json tsconfig.json .swcrc ./
COPY apps apps
COPY libs libs
COPY deploy deploy
COPY tools tools
RUN npm run build && rm -rf dist/libs/testing dist/libs/*/test dist/apps/*/test

FROM node:24-bookworm-slim
# Volumes take over the owner of the folder that they cover when they are first used.
RUN install -d -o node -g node -m 700 /var/lib/linli/secrets /var/lib/linli/home /var/lib/linli/witness \
 && install -d -o node -g node -m 755 /app/compiled /var/lib/linli/superuser /var/lib/linli/public /var/lib/linli/checkpoints \
 && printf '#!/bin/sh\nexec node --no-warnings /app/dist/apps/cli/src/main.js "$@"\n' >/usr/local/bin/linli \
 && chmod 755 /usr/local/bin/linli
WORKDIR /app
ENV NODE_ENV=production
COPY package.json LICENSE ./
COPY --from=packages /app/node_modules node_modules
COPY deploy/services.json deploy/services.json
COPY deploy/compose/ready.sh deploy/compose/ready.sh
COPY samples samples
COPY apps/gateway/supergraph.graphql apps/gateway/supergraph.graphql
COPY --from=build /app/dist dist
USER node
# Each service ends at once because it is not configured; by then its text is compiled, and no later start compiles it again.
ENV NODE_COMPILE_CACHE=/app/compiled
RUN for service in dist/services/*/main.js; do \
      node --max-semi-space-size=2 --optimize-for-size --heap-growing-percent=50 "$service" >/dev/null 2>&1 || true; \
    done
CMD ["linli", "--help"]
