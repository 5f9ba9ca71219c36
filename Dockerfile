# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
WORKDIR /src
# What decides about packages comes first: as long as it stays the same, they are not fetched again. The second restore adds the compiler.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY eng/running.props eng/
COPY src/CallRussia.Bot.Core/*.csproj src/CallRussia.Bot.Core/packages.lock.json src/CallRussia.Bot.Core/
COPY src/CallRussia.Sandbox/*.csproj src/CallRussia.Sandbox/packages.lock.json src/CallRussia.Sandbox/
COPY src/CallRussia.Site/*.csproj src/CallRussia.Site/packages.lock.json src/CallRussia.Site/
COPY src/CallRussia.Bot/*.csproj src/CallRussia.Bot/packages.lock.json src/CallRussia.Bot/
RUN dotnet restore src/CallRussia.Bot --locked-mode && dotnet restore src/CallRussia.Bot -p:PublishReadyToRun=true
COPY . .
RUN dotnet publish src/CallRussia.Bot --no-restore -c Release -o /app

# Time zones come from the system: this image is Ubuntu with tzdata. An Alpine or chiseled one would need it added.
FROM mcr.microsoft.com/dotnet/aspnet:10.0.12-noble
# The image brings a user without rights; the store and its key belong to it.
RUN install -d -o $APP_UID -g $APP_UID -m 0700 /data
COPY --from=build /app /app
USER $APP_UID
WORKDIR /data
VOLUME /data
# The health port answers inside the container. To reach it from outside: Health__Listen=0.0.0.0:8081 and -p 127.0.0.1:8081:8081.
ENV Storage__Path=/data/callrussia.db Health__Listen=127.0.0.1:8081
HEALTHCHECK --interval=60s --timeout=15s --start-period=3m --retries=3 CMD ["dotnet", "/app/CallRussia.Bot.dll", "health"]
# The bot finishes what it is doing and stops within 10 seconds: give it 20 (docker stop -t 20).
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "/app/CallRussia.Bot.dll"]
CMD ["run"]
