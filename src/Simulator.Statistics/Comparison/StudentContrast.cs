namespace Simulator.Statistics;

/// <summary>A contrast whose estimate over its standard error follows Student's t. No spread: the sign decides.</summary>
internal sealed class StudentContrast(double value, double standardError, double degrees) : Contrast
{
    public override double Value => value;

    public double StandardError => standardError;

    public double Degrees => degrees;

    public override double Lower(double alpha) => standardError == 0 ? value : value - (Student.Critical(alpha, degrees) * standardError);

    public override double Upper(double alpha) => standardError == 0 ? value : value + (Student.Critical(alpha, degrees) * standardError);

    public override double PValueAbove(double threshold) => PValue(value - threshold);

    public override double PValueBelow(double threshold) => PValue(threshold - value);

    private double PValue(double distance) =>
        standardError > 0 ? Student.Above(distance / standardError, degrees) : distance > 0 ? 0 : 1;
}
