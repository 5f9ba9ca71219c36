using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

public sealed class PlanRefreshTests : IDisposable
{
    private const string Header = "АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН";
    private static readonly DateTimeOffset At = Given.Moscow("2026-11-18 12:00");

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("callrussia-refresh-");

    public PlanRefreshTests()
    {
        foreach (var path in Directory.GetFiles(NumberingPlanFiles.DefaultDirectory))
        {
            File.Copy(path, Path.Combine(folder.FullName, Path.GetFileName(path)));
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_new_plan_has_the_codes_of_the_file_and_keeps_the_others()
    {
        var done = Refresh(
            "900;0000000;0000999;1000;ООО \"Т2 МОБАЙЛ\";-;Свердловская область;1",
            "900;0001000;0001999;1000;ПАО \"МТС\";-;г. Асбест|г.о. Асбестовский|Свердловская область;1",
            "900;0002000;0002999;1000;ПАО \"МТС\";-;Московская область, Город Москва;1",
            "901;0000000;0000999;1000;ПАО \"МТС\";-;Город Москва, Московская область;1");
        Assert.Equal(4000, done.NumbersAfter);

        var plan = NumberingPlanFiles.Load(folder.FullName);
        Assert.Equal("RU-SVE", Region(plan, 900, 1999));
        Assert.Equal("RU-MOW+RU-MOS", Region(plan, 900, 2000));
        Assert.Equal("RU-MOW+RU-MOS", Region(plan, 901, 999));
        Assert.Null(Region(plan, 901, 1000));
        Assert.Null(Region(plan, 999, 9_999_999));
        Assert.Equal("RU-SVE", Region(plan, 343, 0));
        Assert.Equal("RU-SA-11", Region(plan, 411, 5_000_000));
    }

    [Fact]
    public void What_changed_is_told_by_region()
    {
        PlanChange[] expected = [new(new("RU-SVE"), new("RU-TYU"), 3000), new(null, new("RU-SVE"), 1500), new(new("RU-SVE"), null, 500)];
        PlanRange[] before = [new(9_000_000_000, 9_000_004_999, new("RU-SVE"))];
        PlanRange[] after =
        [
            new(9_000_003_500, 9_000_004_499, new("RU-SVE")),
            new(9_000_000_500, 9_000_003_499, new("RU-TYU")),
            new(9_000_005_000, 9_000_006_499, new("RU-SVE")),
            new(9_000_000_000, 9_000_000_499, new("RU-SVE")),
        ];
        Assert.Equal(expected, PlanChange.Between(before, after));
        Assert.Empty(PlanChange.Between(after, after));
    }

    [Fact]
    public void A_refresh_tells_what_came_and_went()
    {
        var done = Refresh("900;0000000;0000999;1000;X;-;Свердловская область;1");
        Assert.Equal(done.NumbersAfter - done.NumbersBefore, done.Changes.Sum(change => (change.To is null ? -1 : change.From is null ? 1 : 0) * change.Numbers));
        Assert.Equal(done.Changes.OrderByDescending(change => change.Numbers), done.Changes);
    }

    [Theory]
    [InlineData("900;0000000;0000999;1000;X;-;Атлантида;1", "DEF-9xx.csv, line 2: the territory 'Атлантида' is not in regions.csv")]
    [InlineData("900;0000000;0000999;1000;X;-", "DEF-9xx.csv, line 2: 6 fields where the header has 8")]
    [InlineData("900;x;0000999;1000;X;-;Алтайский край;1", "DEF-9xx.csv, line 2: code and ends of a range are digits")]
    [InlineData("975;0020000;0029999;1000;X;-;Алтайский край;1", "the demo block has been allocated")]
    [InlineData("900;0000000;0000999;1000;X;-;Алтайский край;1\n900;0000999;0001000;1000;X;-;Алтайский край;1", "ranges are sorted and don't overlap")]
    public void A_wrong_row_changes_nothing_and_is_named(string rows, string expected)
    {
        var before = File.ReadAllBytes(Ranges);
        var error = Assert.Throws<DataFileException>(() => Refresh(rows));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Ranges));
        Assert.DoesNotContain(folder.GetFiles(), file => file.Name.Contains(".new", StringComparison.Ordinal));
    }

    [Fact]
    public void An_incomplete_download_is_refused()
    {
        var file = Save(Encoding.UTF8.GetBytes(Header + "\n900;0000000;0000999;1000;X;-;Алтайский край;1\n"));
        var error = Assert.Throws<DataFileException>(() => PlanRefresh.Run(folder.FullName, [file], At));
        Assert.Contains("the download is incomplete", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_page_is_refused()
    {
        var file = Save("<html>403</html>"u8.ToArray());
        var error = Assert.Throws<DataFileException>(() => PlanRefresh.Run(folder.FullName, [file], At));
        Assert.Equal("DEF-9xx.csv, line 1: the column 'От' is missing: this is not a present file of the registry", error.Message);
    }

    [Fact]
    public void The_present_plan_written_as_a_registry_comes_out_the_same()
    {
        var names = new Dictionary<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(folder.FullName, NumberingPlanFiles.RegionsName)).Where(line => line[0] != '#'))
        {
            names.TryAdd(line.Split(',')[0], line.EndsWith('"') ? line.Split('"')[^2] : line.Split(',')[^1]);
        }

        var mobile = Given.Ranges.Where(range => range.From >= 9_000_000_000).ToList();
        var rows = mobile.Select(range =>
            $"{range.From / 10_000_000};{range.From % 10_000_000:0000000};{range.To % 10_000_000:0000000};0;X;-;{names[range.Region]};1");
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var done = PlanRefresh.Run(folder.FullName, [Save(windows.GetBytes(Header + "\r\n" + string.Join("\r\n", rows)))], At);
        Assert.Equal(done.NumbersBefore, done.NumbersAfter);
        Assert.Equal(Given.Plan.RangeCount, done.Ranges);
        Assert.Empty(done.Changes);
        var plan = NumberingPlanFiles.Load(folder.FullName);
        Assert.All(mobile, range => Assert.Equal(
            Given.Plan.Find(PhoneNumber.FromNational(range.To)).Region?.Code, plan.Find(PhoneNumber.FromNational(range.To)).Region?.Code));
    }

    private string Ranges => Path.Combine(folder.FullName, NumberingPlanFiles.RangesName);

    private PlanRefreshed Refresh(params string[] rows)
    {
        var text = "\uFEFF" + Header + "\n" + string.Join('\n', rows) + "\n";
        return PlanRefresh.Run(folder.FullName, [Save(Encoding.UTF8.GetBytes(text))], At, acceptLoss: true);
    }

    private string Save(byte[] bytes)
    {
        var path = Path.Combine(folder.FullName, "DEF-9xx.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static string? Region(NumberingPlan plan, int code, int line) =>
        plan.Find(PhoneNumber.FromNational((code * 10_000_000L) + line)).Region?.Code.Text;
}
