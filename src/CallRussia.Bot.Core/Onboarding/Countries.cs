namespace CallRussia.Bot.Core.Onboarding;
public sealed record Country(string Code, string MainZone, IReadOnlyList<string> Zones);
public sealed class Countries
{
    public Country? Find(string code) => null;
    public IReadOnlyList<Country> Search(string words) => [];
}
