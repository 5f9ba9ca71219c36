using CallRussia.Bot.Storage;
using CallRussia.Bot.Storage.Failures;
using CallRussia.Bot.Tests.Support;
using Npgsql;

namespace CallRussia.Bot.Tests.Storage.Postgres;

/// <summary>A store, a server or a way to it that can't keep what a store promises: refused in words that say what to do.</summary>
[Trait("Needs", "PostgreSQL")]
public sealed class PostgresRefusalTests : IDisposable
{
    private readonly PostgresPlace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("another key", "Storage:Key does not fit")]
    [InlineData("a newer program", "newer version")]
    [InlineData("an interrupted migrate", "migrate into it was interrupted")]
    [InlineData("somebody else's tables", "no store of this bot")]
    [InlineData("no schema", "There is no schema")]
    public async Task What_can_not_be_used_is_refused_in_words_and_left_as_it_is(string what, string words)
    {
        if (what is "somebody else's tables") _place.Run("CREATE TABLE theirs(id int)");
        else await using (Open()) { }
        var options = PostgresThings.Options;
        if (what is "another key") options = options with { Key = new byte[32] };
        if (what is "a newer program") _place.Run("UPDATE store SET form=99");
        if (what is "an interrupted migrate") _place.Run("UPDATE store SET is_whole=false");
        var refused = Assert.Throws<StoreException>(() => PostgresThings.Open(options, what is "no schema" ? _place.Connection + ";Search Path=nowhere" : _place.Connection));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_not_there_and_a_connection_that_is_none_are_told_in_words_without_the_password()
    {
        var missing = Assert.Throws<StoreException>(() => PostgresThings.Open(PostgresThings.Options, "Host=/nowhere;Username=u;Password=sesame"));
        var wrong = Assert.Throws<StoreException>(() => PostgresThings.Open(PostgresThings.Options, "Hots=/nowhere;Password=sesame"));
        Assert.Contains("can't be reached", missing.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:Connection", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", missing + wrong.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What is said to be kept has to be kept: the tests' own server alone may forget, for it is asked by its name.</summary>
    [Fact]
    public void A_server_that_does_not_wait_for_its_disk_is_refused() =>
        Assert.Contains("fsync=off", Refused(new NpgsqlConnectionStringBuilder(_place.Connection) { ApplicationName = "callrussia" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("ALTER ROLE {0} SET synchronous_commit = off", "synchronous_commit is off")]
    [InlineData("ALTER ROLE {0} CONNECTION LIMIT 1", "takes no more connections")]
    [InlineData("REVOKE CREATE ON SCHEMA {1} FROM {0}", "does not allow it")]
    public void A_user_with_whom_no_store_can_be_kept_is_refused_and_told_what_to_change(string how, string words)
    {
        var schema = new NpgsqlConnectionStringBuilder(_place.Connection).SearchPath!;
        var user = $"u_{schema}";
        _place.Run($"CREATE ROLE {user} LOGIN; GRANT ALL ON SCHEMA {schema} TO {user}; {string.Format(System.Globalization.CultureInfo.InvariantCulture, how, user, schema)}");
        try
        {
            Assert.Contains(words, Refused(new NpgsqlConnectionStringBuilder(_place.Connection) { Username = user }), StringComparison.Ordinal);
        }
        finally
        {
            _place.Run($"DROP OWNED BY {user}; DROP ROLE {user}");
        }
    }

    private string Refused(NpgsqlConnectionStringBuilder connection) => Assert.Throws<StoreException>(() => PostgresThings.Open(PostgresThings.Options, connection.ConnectionString)).Message;

    private Store Open() => PostgresThings.Open(PostgresThings.Options, _place.Connection);
}
