using CallRussia.Bot.Telegram.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace CallRussia.Bot.Tests.Telegram.Api;

public static class TestGateway
{
    public static readonly BotToken Token = BotToken.Parse("123456:TEST-secret_of_the_tests_0123456789ab");

    public static BotApiGateway At(Uri url, TimeProvider? time = null) =>
        new(new BotApiOptions(Token) { ApiUrl = url }, time ?? TimeProvider.System, NullLogger<BotApiGateway>.Instance);
}
