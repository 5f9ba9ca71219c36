using CallRussia.Bot.Core.People;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace CallRussia.Bot.Tests.Hosting;

/// <summary>Nobody asks faster than a person taps, and nobody is held up by somebody who does.</summary>
public sealed class VolunteerPaceTests
{
    [Fact]
    public void So_many_are_taken_of_each_in_a_second_and_as_many_in_the_next()
    {
        var clock = new FakeTimeProvider(Some.Now);
        var pace = new VolunteerPace(perSecond: 2, clock);
        var (anna, olga) = (new VolunteerId(1), new VolunteerId(2));
        Assert.Equal([true, true, false], new[] { anna, anna, anna }.Select(pace.Takes));
        Assert.True(pace.Takes(olga));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pace.Takes(anna));
    }
}
