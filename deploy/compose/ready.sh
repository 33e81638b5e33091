#!/bin/bash
# Health check of a service: asks its /readyz without starting a second Node.js for it.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/$PORT"
printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' >&3
read -r -t 3 _ status _ <&3
[ "$status" = 200 ]
