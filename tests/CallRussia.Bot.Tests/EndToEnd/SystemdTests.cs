using System.Net.Sockets;
using System.Text;
using CallRussia.Bot.Tests.Support;
using CallRussia.Sandbox;

namespace CallRussia.Bot.Tests.EndToEnd;

/// <summary>What systemd hears from the bot.</summary>
public sealed class SystemdTests
{
    [Fact]
    public async Task Systemd_hears_that_the_bot_is_ready_lives_and_stops()
    {
        if (!OperatingSystem.IsLinux()) return;
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        using var systemd = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        systemd.Bind(new UnixDomainSocketEndPoint(place.At("notify")));
        place.Settings["NOTIFY_SOCKET"] = place.At("notify");
        place.Settings["WATCHDOG_USEC"] = "600000";

        await using var bot = ChildProcess.Start(place, "run");
        await Heard(systemd, "READY=1");
        await Heard(systemd, "WATCHDOG=1");
        await Heard(systemd, "WATCHDOG=1");
        bot.Terminate();
        await Heard(systemd, "STOPPING=1");
        var ended = await bot.End();
        Assert.True(ended.Code == 0, ended.ToString());
    }

    [Fact]
    public async Task Without_systemd_nobody_is_told()
    {
        await using var telegram = await SandboxServer.StartAsync();
        using var place = new Workplace().Against(telegram);
        await using var bot = ChildProcess.Start(place, "run");
        await CommandLineTests.FirstSteps(telegram.AddPerson("Anna", "en"));
        bot.Terminate();
        Assert.Equal(0, (await bot.End()).Code);
    }

    private static async Task Heard(Socket systemd, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(45));
        var buffer = new byte[1024];
        while (Encoding.UTF8.GetString(buffer, 0, await systemd.ReceiveAsync(buffer, SocketFlags.None, limit.Token)) is var heard && !heard.Split('\n').Contains(words))
        {
        }
    }
}
