using CallRussia.Bot.Core.Calling;
using CallRussia.Bot.Core.Guidance;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Core.Onboarding;
using CallRussia.Bot.Core.Personal;

namespace CallRussia.Bot.Core.Conversations;

/// <summary>The one list of what the bot can do. A new feature is one line here; diagram, codec, menu and store follow from it.</summary>
public static class Features
{
    public static IReadOnlyList<Feature> All(Countries countries, RegionCatalogue regions, PoliteHours hours, IEnumerable<string> guidePhases)
    {
        var onboarding = new OnboardingFeature(countries);
        var calling = new CallingFeature(regions, hours);
        return [onboarding, calling, new GuideFeature([.. guidePhases], calling), new PersonalFeature(onboarding)];
    }
}
