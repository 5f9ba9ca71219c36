using CallRussia.Bot.Telegram.Api;

namespace CallRussia.Bot.Tests.Telegram.Api;

/// <summary>Who opened a page, as Telegram signs it. The signatures were made elsewhere: the first one is the example of aiogram's own tests.</summary>
public sealed class InitDataTests
{
    private const string Test = "auth_date=1650385342&user=%7B%22id%22%3A42%2C%22first_name%22%3A%22Test%22%7D&query_id=test&hash=46d2ea5e32911ec8d30999b56247654460c0d20949b6277af519e76271182803";

    /// <summary>With the field for those who have no token, and with letters of a name.</summary>
    private const string Zydre =
        "query_id=test&user=%7B%22id%22%3A5000000001%2C%22first_name%22%3A%22%C5%BDydr%C4%97%22%7D&auth_date=1650385342&signature=c2ln-bmF0_dXJl&hash=7106f12973b59c69ac9af30ff057efdc4c7e7e14afbc4f9205aaa332e6441bc8";

    private static readonly BotToken s_token = BotToken.Parse("42:TEST");

    private static readonly DateTimeOffset s_opened = DateTimeOffset.FromUnixTimeSeconds(1650385342);

    [Theory]
    [InlineData(Test, 42L)]
    [InlineData(Zydre, 5000000001L)]
    public void Whoever_Telegram_signed_for_is_known(string initData, long person) => Assert.Equal(person, InitData.Opener(initData, s_token, s_opened));

    [Theory]
    [InlineData(-61, false)]
    [InlineData(-60, true)]
    [InlineData(12 * 3600, true)]
    [InlineData((12 * 3600) + 1, false)]
    public void It_is_good_for_an_evening_and_not_before_it_was_made(int secondsLater, bool isGood) =>
        Assert.Equal(isGood, InitData.Opener(Test, s_token, s_opened.AddSeconds(secondsLater)) is not null);

    [Fact]
    public void Another_bot_s_signature_is_none() => Assert.Null(InitData.Opener(Test, BotToken.Parse("42:OTHER"), s_opened));

    [Theory]
    [InlineData("%22id%22%3A42", "%22id%22%3A43")]
    [InlineData("auth_date=1650385342", "auth_date=1650385343")]
    [InlineData("query_id=test", "query_id=test&more=1")]
    [InlineData("&query_id=test", "")]
    [InlineData("hash=46d2", "hash=46d3")]
    [InlineData("hash=46d2", "hash=46D2")]
    [InlineData("&hash=46d2ea5e32911ec8d30999b56247654460c0d20949b6277af519e76271182803", "")]
    [InlineData("query_id=test", "query_id=test&query_id=test")]
    [InlineData("query_id=test", "query_id")]
    public void Whatever_was_changed_is_not_believed(string was, string became)
    {
        Assert.Contains(was, Test, StringComparison.Ordinal);
        Assert.Null(InitData.Opener(Test.Replace(was, became, StringComparison.Ordinal), s_token, s_opened));
    }

    /// <summary>All of them are signed well.</summary>
    [Theory]
    [InlineData("query_id=test&auth_date=1650385342&hash=d404c406b07f37201bf3a6fc0064a14d6de67a13d6dc588e2ee32b73932c2bb0")]
    [InlineData("query_id=test&user=%7B%22first_name%22%3A%22Test%22%7D&auth_date=1650385342&hash=26344c4c8950284074dfd12c353b0f1d9f868ca491917e16ec7dc1b8aab757da")]
    [InlineData("query_id=test&user=%5B%5D&auth_date=1650385342&hash=57a3b8cf549b5ff1cb9624c089c1c691f7f4769f9647175fd816cc3a8cb061fe")]
    [InlineData("query_id=test&user=%7B%22id%22%3A%2242%22%7D&auth_date=1650385342&hash=83312267418d426a1bcb55b87b7c692a4fc6f5c7485f1a2c797679c218fb3a8b")]
    [InlineData("query_id=test&user=%7B%22id%22%3A42%7D&hash=e6d61d7d29679bd9f534613e5f829cb031e9105094c8f200f1a42d7fcd48bbb2")]
    [InlineData("query_id=test&user=%7B%22id%22%3A42%7D&auth_date=-1&hash=856afd186eec2bd296b100ff805994e5d87af7b7a6e694811af022352194c376")]
    public void Where_it_does_not_say_who_or_when_it_opens_nothing(string initData) => Assert.Null(InitData.Opener(initData, s_token, s_opened));

    [Theory]
    [InlineData("")]
    [InlineData("&&&")]
    [InlineData("hash=")]
    [InlineData("%")]
    public void Nonsense_is_nobody(string initData) => Assert.Null(InitData.Opener(initData, s_token, s_opened));

    [Fact]
    public void More_than_Telegram_sends_is_not_read() => Assert.Null(InitData.Opener(Test + new string('x', 4096), s_token, s_opened));
}
