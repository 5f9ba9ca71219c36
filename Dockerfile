FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet restore src/CallRussia.Bot --locked-mode
RUN dotnet publish src/CallRussia.Bot --no-restore -c Release -o /app

# Time zones come from the system: this image is Ubuntu with tzdata. An Alpine or chiseled one would need it added.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
# Pictures in reports; without them they come as characters.
RUN apt-get update && apt-get install -y --no-install-recommends librsvg2-bin fonts-dejavu-core && rm -rf /var/lib/apt/lists/*
# The image brings a user without rights; the store and its key belong to it.
RUN install -d -o $APP_UID -g $APP_UID -m 0700 /data
USER $APP_UID
WORKDIR /data
VOLUME /data
ENV Storage__Path=/data/callrussia.db
# The bot finishes what it is doing and stops within 10 seconds: give it 20 (docker stop -t 20).
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "/app/CallRussia.Bot.dll"]
CMD ["run"]
