using System.Text;
using CallRussia.Bot.Core.Numbers;
using CallRussia.Bot.Numbers;

namespace CallRussia.Bot.Tests.Numbers;

/// <summary>Which column holds the numbers, and which rows do. A ten-digit tax number looks like a phone: a guess would call its owner's namesake in digits.</summary>
public sealed class ImportColumnsTests
{
    private static readonly ImportReader Reader = new(Given.Plan);

    /// <summary>A tax number that happens to be a callable number too.</summary>
    private static readonly string Tax = $"{Given.NumberIn(343).ToNational()}";

    [Theory]
    [InlineData("ИНН,Моб. телефон", "2, Моб. телефон")]
    [InlineData("ИНН,Мобильный", "2, Мобильный")]
    [InlineData("ИНН,Сотовый тел.", "2, Сотовый тел.")]
    [InlineData("ИНН,Тел.", "2, Тел.")]
    [InlineData("ИНН,Контактный телефон клиента", "2, Контактный телефон клиента")]
    [InlineData("INN,mobile", "2, mobile")]
    [InlineData("INN,Cell", "2, Cell")]
    [InlineData("INN,tel", "2, tel")]
    [InlineData("INN,Contact", "2, Contact")]
    [InlineData("INN,PhoneNumber", "2, PhoneNumber")]
    [InlineData("INN,MOBILE_PHONE", "2, MOBILE_PHONE")]
    [InlineData("Kodas,Mob. telefonas", "2, Mob. telefonas")]
    [InlineData("Kodas,Telefono numeris", "2, Telefono numeris")]
    [InlineData("Kodas,Tel. nr.", "2, Tel. nr.")]
    [InlineData("Номер,Телефон", "2, Телефон")]
    [InlineData("\"ИНН\",\"Телефон\"", "2, Телефон")]
    [InlineData("\uFEFFИНН,Телефон", "2, Телефон")]
    public void A_column_is_found_by_its_name_and_the_tax_number_is_left_alone(string header, string column)
    {
        var read = Read($"{header}\n{Tax},8 (975) 003-00-01\n{Tax},9750030002\n");
        Assert.Equal((column, "…01 …02"), (read.Column, Shown(read)));
    }

    [Theory]
    [InlineData("ИНН,Реквизит")]
    [InlineData("ИНН,Телефон факса")]
    [InlineData("ИНН,Тип телефона")]
    [InlineData("INN,phone id")]
    [InlineData("INN,№")]
    [InlineData("Компания Ромашка,нет данных")]
    public void A_header_that_fits_nothing_is_asked_about_and_nothing_is_taken(string header)
    {
        var asked = Assert.Throws<ImportColumnException>(() => Read($"{header}\n{Tax},8 (975) 003-00-01\n"));
        Assert.Equal(header.Split(','), asked.Columns);
        Assert.Contains("--column", asked.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Реквизит", "2, Реквизит")]
    [InlineData(" реквизит ", "2, Реквизит")]
    [InlineData("2", "2")]
    public void A_column_that_is_asked_for_is_taken(string column, string shown)
    {
        var read = Read($"ИНН,Реквизит\n{Tax},8 (975) 003-00-01\n", column);
        Assert.Equal((shown, "…01"), (read.Column, Shown(read)));
    }

    [Theory]
    [InlineData("Телефон")]
    [InlineData("3")]
    [InlineData("0")]
    public void A_column_that_is_not_there_is_told_with_those_that_are(string column)
    {
        var asked = Assert.Throws<ImportColumnException>(() => Read($"ИНН,Реквизит\n{Tax},8 (975) 003-00-01\n", column));
        Assert.Contains("ИНН, Реквизит", asked.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_header_numbers_with_their_prefix_go_before_bare_ten_digits() =>
        Assert.Equal("…01", Shown(Read($"{Tax},8 (975) 003-00-01\n")));

    [Fact]
    public void Without_a_header_and_with_two_columns_alike_it_asks_and_shows_nobody()
    {
        foreach (var text in (string[])[$"{Tax},9750030001\n", "+79750030001,+79750030002\n", $"{Tax},x\n9750030001,+79750030002\n{Tax},x\n"])
        {
            var asked = Assert.Throws<ImportColumnException>(() => Read(text));
            Assert.DoesNotContain("97500", asked.Message, StringComparison.Ordinal);
            Assert.Empty(asked.Columns);
        }
    }

    [Fact]
    public void A_header_below_a_title_is_found_and_the_title_is_named()
    {
        var read = Read("Выгрузка клиентов;;\n\nИмя;Телефон;Город\nАнна;+79750030001;\n");
        Assert.Equal(("2, Телефон", "…01"), (read.Column, Shown(read)));
        Assert.Equal((1L, Refusal.NotANumber), Assert.Single(read.Refused.Select(line => (line.Line, line.Refusal))));
    }

    [Theory]
    [InlineData("имя,инн,телефон\nООО Ромашка, филиал,{0},+79750030001")]
    [InlineData("имя,телефон,инн\n+79750030001,{0}")]
    [InlineData("имя;инн;телефон\nАнна;1;{0};+79750030001")]
    public void A_row_with_other_columns_than_the_table_is_refused_for_its_cells_may_have_moved(string text)
    {
        var read = Read(string.Format(text, Tax));
        Assert.Empty(read.Accepted);
        Assert.Equal((2L, Refusal.OtherColumns), Assert.Single(read.Refused.Select(line => (line.Line, line.Refusal))));
    }

    [Theory]
    [InlineData("телефон;имя;город\n+79750030001\n+79750030002;Анна\n+79750030003;Анна;Пермь;;\n", "…01 …02 …03")]
    [InlineData("имя;телефон\nАнна;+79750030001;\nАнна;+79750030002\n", "…01 …02")]
    public void Cells_that_are_missing_or_empty_at_the_end_of_a_row_move_nothing(string text, string shown) => Assert.Equal(shown, Shown(Read(text)));

    [Fact]
    public void A_line_break_in_a_quoted_cell_begins_no_row()
    {
        var read = Read("phone;comment\n+79750030001;\"do not call:\n+79750030009\"\n+79750030002;\"a \"\"b\"\"; c\"\nx;y\n");
        Assert.Equal("…01 …02", Shown(read));
        Assert.Equal((5L, Refusal.NotANumber), Assert.Single(read.Refused.Select(line => (line.Line, line.Refusal))));
    }

    [Fact]
    public void Doubled_quotes_are_read() => Assert.Equal("…01", Shown(Read("\"OOO \"\"Romashka\"\", filial\",+79750030001")));

    [Fact]
    public void A_quote_that_is_never_closed_is_told_by_its_line_and_nothing_behind_it_is_called()
    {
        var read = Read("phone;comment\n+79750030001;x\n+79750030002;\"unclosed\n+79750030003;y\n+79750030004;z\n");
        Assert.Equal("…01", Shown(read));
        Assert.Equal((3L, Refusal.UnfitQuotes), Assert.Single(read.Refused.Select(line => (line.Line, line.Refusal))));
    }

    [Fact]
    public void Quotes_of_names_that_stand_bare_are_no_quotes_of_the_table() =>
        Assert.Equal("…01 …02", Shown(Read("имя;телефон\nООО \"Ромашка\";+79750030001\n\"Ромашка\" ООО;\"+79750030002\"\n")));

    [Fact]
    public void Two_numbers_in_a_cell_are_none()
    {
        var read = Read("phone\n+79750030001, +79750030002\n\"+79750030003\n+79750030004\"\n+79750030005 +79750030006\n");
        Assert.Empty(read.Accepted);
        Assert.Equal([2L, 3L, 5L], read.Refused.Select(line => line.Line));
    }

    [Theory]
    [InlineData("phone\n{0}.0\n")]
    [InlineData("phone;x\n{0},0;y\n")]
    [InlineData("x;phone\ny;{0}.00\n")]
    [InlineData("phone\n{0},0\n")]
    [InlineData("\"phone\"\n\"{0},0\"\n")]
    [InlineData("{0}.0\n")]
    public void A_decimal_of_a_spreadsheet_makes_nobody_else_of_a_number(string text)
    {
        var ten = Given.NumberIn(848);
        Assert.Equal(ten, Assert.Single(Read(string.Format(text, ten.ToNational())).Accepted).Number);
    }

    [Theory]
    [InlineData("phone\n{0} 5\n")]
    [InlineData("phone\n{0}-5\n")]
    [InlineData("phone;x\n{0}.5;y\n")]
    public void An_extension_of_one_digit_is_not_taken_for_a_part_of_the_number(string text)
    {
        var read = Read(string.Format(text, Given.NumberIn(848).ToNational()));
        Assert.Empty(read.Accepted);
        Assert.Equal((2L, Refusal.Ambiguous), Assert.Single(read.Refused.Select(line => (line.Line, line.Refusal))));
    }

    private static ImportedFile Read(string text, string? column = null) =>
        ImportedFile.Read(Reader, new MemoryStream(Encoding.UTF8.GetBytes(text)), column);

    private static string Shown(ImportedFile read) => string.Join(' ', read.Accepted.Select(line => $"…{line.Number.ToNational() % 100:00}"));
}
