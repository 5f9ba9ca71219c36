using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallRussia.Bot.Hosting;
using CallRussia.Bot.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace CallRussia.Bot.Tests.Watching;

/// <summary>What lies in <c>deploy/</c> for others' programs speaks of what this program has.</summary>
public sealed partial class DeployedFilesTests
{
    public static TheoryData<string> Yaml => [.. Directory.EnumerateFiles(Path.Combine(Approved.Root, "deploy"), "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Approved.Root, file))];

    [Theory]
    [MemberData(nameof(Yaml))]
    public void Every_file_is_yaml(string file)
    {
        var documents = new YamlStream();
        documents.Load(new StringReader(File.ReadAllText(Path.Combine(Approved.Root, file))));
        Assert.NotEmpty(documents.Documents);
    }

    [Fact]
    public async Task The_dashboard_and_the_alert_rules_ask_for_figures_that_there_are()
    {
        var there = await Figures();
        var board = Paper("deploy/grafana/dashboard.json");
        using var read = JsonDocument.Parse(board);
        var asked = Name().Matches(board + Paper("deploy/alerts.yaml")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(asked, there);
        // The other way round: what is measured is shown, but how long an empty poll waits.
        var shown = asked.Select(Stem).Append("callrussia_poll_duration_seconds").ToHashSet(StringComparer.Ordinal);
        Assert.Superset(there.Select(Stem).ToHashSet(StringComparer.Ordinal), shown);
    }

    [Theory]
    [InlineData("deploy/compose.yaml")]
    [InlineData("deploy/several.yaml")]
    [InlineData("deploy/kubernetes.yaml")]
    public void The_settings_that_are_named_are_settings(string file)
    {
        var known = string.Concat(Directory.EnumerateFiles(Path.Combine(Approved.Root, "src/CallRussia.Bot/Hosting"), "*.cs").Select(File.ReadAllText));
        var named = Setting().Matches(Paper(file)).Select(match => match.Groups["name"].Value.Replace("__File", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(named);
        Assert.All(named, setting => Assert.Contains($"\"{setting}\"", known, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_in_memory_belongs_to_the_user_of_the_image()
    {
        var user = User().Match(Paper("deploy/kubernetes.yaml")).Groups["id"].Value;
        // Anybody may write to /tmp, as ever.
        var folders = Folders().Matches(Paper("deploy/several.yaml") + Paper("deploy/compose.yaml")).SelectMany(match => match.Groups["all"].Value.Split(", ")).Where(folder => folder != "/tmp").ToList();
        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.EndsWith($":uid={user},gid={user},mode=0700\"", folder, StringComparison.Ordinal));
    }

    private static readonly string[] Suffixes = ["", "_bucket", "_sum", "_count"];

    /// <summary>The instruments of a running bot, as Prometheus calls them: a counter ends with _total, a time with _seconds, a histogram is three.</summary>
    private static async Task<HashSet<string>> Figures()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name != Vitals.Name) return;
                var name = instrument.Name.Replace('.', '_') + (instrument.Unit == "s" ? "_seconds" : "");
                lock (names) names.UnionWith(instrument is Counter<long> ? [name + "_total"] : instrument is Histogram<double> ? [name + "_bucket", name + "_sum", name + "_count"] : [name]);
            },
        };
        listener.Start();
        // Nobody listens at the collector's port: gauges are made all the same.
        await using var bot = await RunningBot.Start(numbers: 0, ("Health:OtlpEndpoint", "http://127.0.0.1:9"));
        lock (names) return [.. names];
    }

    private static string Stem(string name) => Suffixes.Where(suffix => suffix != "" && name.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => name[..^suffix.Length]).FirstOrDefault() ?? name;

    private static string Paper(string file) => File.ReadAllText(Path.Combine(Approved.Root, file));

    [GeneratedRegex(@"\bcallrussia_[a-z_]+", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    [GeneratedRegex(@"runAsUser: (?<id>\d+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex User();

    [GeneratedRegex(@"tmpfs: \[(?<all>.*)\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Folders();

    [GeneratedRegex(@"\b(?<name>(?:Telegram|Storage|Health|Campaign)__\w+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Setting();
}
