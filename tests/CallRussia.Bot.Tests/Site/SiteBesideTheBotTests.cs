using System.Net;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.EndToEnd;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CallRussia.Bot.Tests.Site;

/// <summary>The pages as the running bot serves them.</summary>
public sealed class SiteBesideTheBotTests
{
    [Fact]
    public async Task The_bot_serves_the_pages_with_its_own_texts_and_counter_and_a_button_that_leads_to_it()
    {
        await using var bot = await RunningBot.Start(numbers: 5, ("Site:Listen", "127.0.0.1:0"));
        await FirstCallTests.Arrived(bot);
        using var web = new HttpClient();
        web.BaseAddress = bot.Services.GetRequiredService<SiteServer>().Address;

        var home = await web.GetStringAsync("/ru");
        Assert.Contains("?start=site-ru\"", home, StringComparison.Ordinal);
        Assert.Contains("+7 975 007 48 12", home, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await web.GetAsync("/campaign.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await web.GetAsync("/health/live")).StatusCode);
        var picture = await web.GetByteArrayAsync("/lt/card-tall.png");
        Assert.Equal("\u0089PNG", string.Concat(picture.Take(4).Select(part => (char)part)));
    }

    [Fact]
    public async Task A_stop_does_not_wait_for_open_pages()
    {
        await using var bot = await RunningBot.Start(numbers: 0, ("Site:Listen", "127.0.0.1:0"));
        await FirstCallTests.Arrived(bot);
        using var web = new HttpClient();
        using var stream = new StreamReader(await web.GetStreamAsync(new Uri(bot.Services.GetRequiredService<SiteServer>().Address!, "/en/pulse")));
        Assert.StartsWith("data: ", await stream.ReadLineAsync(), StringComparison.Ordinal);
        await bot.Stop();
        Assert.Equal("", (await stream.ReadToEndAsync()).Trim());
    }

    [Fact]
    public async Task Where_no_port_is_set_nothing_is_served()
    {
        await using var bot = await RunningBot.Start(numbers: 0);
        Assert.Null(bot.Services.GetRequiredService<SiteServer>().Address);
    }
}
