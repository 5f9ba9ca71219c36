using CallRussia.Bot.Core.Conversations;
using CallRussia.Bot.Core.Reporting.Charts;
using CallRussia.Bot.Core.Texts;
using CallRussia.Bot.Core.Training;
using CallRussia.Bot.Telegram;
using CallRussia.Bot.Tests.Support;

namespace CallRussia.Bot.Tests.Training;

/// <summary>The certificate of the course.</summary>
public sealed class CertificateTests
{
    private static readonly State Naming = new NamingCertificate(new Home());

    [Theory]
    [InlineData("Анна")]
    [InlineData("Ольга Ветрова-Лис")]
    [InlineData("Jūratė O'Brien")]
    public void It_carries_the_name_that_was_typed_and_nothing_of_it_is_kept(string name)
    {
        var then = Talk.In(Naming).As(Done).When(new Typed($" {name} "));
        var chart = Assert.IsType<Chart.Certificate>(then.Only<Effect.SendChart>().Chart);
        Assert.Equal(name, chart.Name);
        Assert.Equal(new Home(), then.State);
        Assert.DoesNotContain(name, $"{then.Result.Conversation}{chart}", StringComparison.Ordinal);
        foreach (var language in Language.All)
        {
            var drawn = ChartDrawing.Svg(chart, text => Some.World.Content.Phrasebook.Plain(text, language), LinkCode.Squares);
            Assert.Contains(Markup.Escape(name), drawn, StringComparison.Ordinal);
            Assert.Contains(Some.Campaign.Name, drawn, StringComparison.Ordinal);
            Assert.Contains("2026", drawn, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_a_name_it_carries_none() => Assert.Null(Assert.IsType<Chart.Certificate>(Talk.In(Naming).As(Done).Taps(new CertificateNameless()).Only<Effect.SendChart>().Chart).Name);

    [Theory]
    [InlineData("")]
    [InlineData("я")]
    [InlineData("Анна 2")]
    [InlineData("Команда говорит вам всем привет")]
    [InlineData("t.me/someone")]
    [InlineData("ანა")]
    [InlineData("Анна\nВетрова")]
    public void What_is_no_name_is_asked_again(string words) => Assert.Equal(new NamingCertificate(new Home(), Unfit: true), Talk.In(Naming).As(Done).When(new Typed(words)).State);

    [Fact]
    public void It_is_offered_to_those_who_have_done_the_course_and_to_nobody_else()
    {
        Assert.Contains(new CertificateAsked(), Talk.In(new CourseMenu()).As(Done).When(new Back()).Buttons);
        Assert.DoesNotContain(new CertificateAsked(), Talk.In(new CourseMenu()).When(new Back()).Buttons);
        Assert.IsType<NamingCertificate>(Talk.In(new Home()).As(Done).Taps(new CertificateAsked()).State);
        Assert.Equal(new Home(), Talk.In(new Home()).Taps(new CertificateAsked()).State);
    }

    private static Core.People.Volunteer Done => Some.Volunteer with { CourseFinishedAt = Some.Now.AddDays(-3) };
}
