using CallRussia.Bot.Telegram.Api;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>The package's client over our line, with a server of the test at its other end.</summary>
public sealed class TestBot : IDisposable
{
    public static readonly BotToken TestToken = BotToken.Parse("123456:TEST-secret_of_the_tests_0123456789ab");

    public TestBot(BotApiOptions options, TimeProvider? time = null)
    {
        Line = new BotApiLine(options, time ?? TimeProvider.System);
        Client = Line.Client();
    }

    public BotApiLine Line { get; }

    public ITelegramBotClient Client { get; }

    public static TestBot At(Uri url, TimeProvider? time = null) => new(new BotApiOptions(TestToken) { ApiUrl = url }, time);

    public Task<BotResult<Message>> Send(CancellationToken cancellationToken = default) =>
        Client.SendMessage(5, "hello", cancellationToken: cancellationToken).Tried(cancellationToken);

    public Task<BotResult<Message>> SendFile() => Client.SendDocument(5, Upload.Of([1], "a.csv")).Tried(default);

    public Task<BotResult<PolledUpdates>> Poll() => Client.Poll(offset: null, allowedUpdates: null, default);

    public void Dispose() => Line.Dispose();
}
